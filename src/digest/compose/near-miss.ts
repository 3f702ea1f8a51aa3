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

/** A channel with many topics gets no truer answer from the others. */
const TOPICS_TRIED = 5;
/** Longer days say enough by their number. */
const PAPERS_TRIED = 3_000;
const AT_ONCE = 50;
const TITLE_LENGTH = 80;

/** Of the news numbered above `after`, the paper that fits most of a topic; undefined when none fits any of it. */
export async function nearMiss(
  window: NewsWindow,
  followed: readonly Followed[],
  after: number,
): Promise<NearMiss | undefined> {
  const rules = followed.filter(({ topicId }) => topicId !== WHOLE_FEED).slice(0, TOPICS_TRIED);
  const finders = rules.flatMap(({ rule }) => {
    const compiled = compileStored(rule);
    return compiled ? [missOf(compiled)] : [];
  });
  if (finders.length === 0 || window.since(after) > PAPERS_TRIED) return undefined;
  let best: (Miss & { title: string }) | undefined;
  let looked = 0;
  for await (const shelf of window.shelves()) {
    for (const { paper, text } of shelf.papers.values()) {
      if ((window.news.get(paper.id)?.number ?? 0) <= after) continue;
      for (const find of finders) {
        const miss = find(text());
        if (miss && (!best || nearer(miss, best) < 0)) best = { ...miss, title: paper.title };
      }
      if (++looked % AT_ONCE === 0) await scheduler.yield();
    }
  }
  return best && { title: shorten(best.title, TITLE_LENGTH), because: best.because };
}
