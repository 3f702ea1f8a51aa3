import { scheduler } from 'node:timers/promises';
import { shorten } from '../../papers/api.ts';
import { compileStored } from '../../topics/compile-rule.ts';
import { type Miss, missOf, nearer } from '../../topics/nearest-miss.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { NewsWindow } from './news-window.ts';

/** The paper announced that came nearest to what is followed. */
export interface NearMiss {
  readonly title: string;
  /** `lacks curation`. */
  readonly because: string;
}

type Found = Miss & Pick<NearMiss, 'title'>;

/** A channel with many topics gets no truer answer from the others. */
const TOPICS_TRIED = 3;
/** Longer days say enough by their number. */
const PAPERS_TRIED = 3_000;
/** About 2 ms each: when thousands of channels have a quiet day at once, the others do without. */
const RULES_TRIED = 200;
const PAPERS_AT_ONCE = 100;
const TITLE_LENGTH = 80;

/** Looked for once, whoever asks. */
const looked = new WeakMap<NewsWindow, Map<string, Promise<Found | undefined>>>();

/** Of the news numbered above `after`, the paper that fits most of a topic; undefined when none fits any of it. */
export async function nearMiss(
  window: NewsWindow,
  followed: readonly Followed[],
  after: number,
): Promise<NearMiss | undefined> {
  if (window.since(after) > PAPERS_TRIED) return undefined;
  const rules = followed.filter(({ topicId }) => topicId !== WHOLE_FEED).slice(0, TOPICS_TRIED);
  const found: Found[] = [];
  for (const { rule, since } of rules) {
    const one = await nearestTo(window, rule, Math.max(since, after));
    if (one) found.push(one);
  }
  const best = found.sort(nearer)[0];
  return best && { title: shorten(best.title, TITLE_LENGTH), because: best.because };
}

function nearestTo(window: NewsWindow, rule: string, after: number): Promise<Found | undefined> | undefined {
  const known = looked.get(window) ?? new Map<string, Promise<Found | undefined>>();
  looked.set(window, known);
  const key = `${after} ${rule}`;
  if (!known.has(key) && known.size < RULES_TRIED) known.set(key, lookFor(window, rule, after));
  return known.get(key);
}

async function lookFor(window: NewsWindow, rule: string, after: number): Promise<Found | undefined> {
  const compiled = compileStored(rule);
  if (!compiled) return undefined;
  const find = missOf(compiled);
  let best: Found | undefined;
  let seen = 0;
  for await (const shelf of window.shelves()) {
    for (const { paper, text } of shelf.papers.values()) {
      if ((window.news.get(paper.id)?.number ?? 0) <= after) continue;
      const miss = find(text(), best);
      if (miss) best = { ...miss, title: paper.title };
      if (++seen % PAPERS_AT_ONCE === 0) await scheduler.yield();
    }
  }
  return best;
}
