import type { PaperId } from '../../papers/api.ts';
import type { Tally, Votes } from '../../reactions/api.ts';
import type { Destination, Prefer } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
import { broughtInFor, withBroughtIn } from './brought-in.ts';
import { withLiking } from './liked.ts';
import { type Announced, NewsWindow } from './news-window.ts';
import { rank } from './rank.ts';
import type { Reading } from './reading.ts';
import type { Owed, ShownStore } from './shown-store.ts';

export interface SelectParts {
  readonly announced: AnnouncedPapers;
  readonly shown: ShownStore;
  readonly votes: Pick<Votes, 'tally'>;
}

/** For whom, and from which news: those numbered above `after` and up to `upTo`. */
export interface SelectAsk {
  readonly destination: Destination;
  readonly followed: readonly Followed[];
  readonly after: number;
  readonly upTo: number;
  readonly prefer: Prefer;
}

/** A paper that fits, with what moves it up. */
export interface Choice {
  readonly paperId: PaperId;
  /** `data selection: "synthetic data" in the title`, one for each topic that it fits. */
  readonly reasons: readonly string[];
  readonly votesHere: number;
  readonly upvotes: number;
  readonly news: News;
  /** It stood in a message of which nobody knows whether it arrived. */
  readonly mayRepeat: boolean;
  /** How much the place would like it, from -1 to 1, as far as was learned. */
  readonly liking?: number;
  /** The words that say so, in a sentence; only of papers shown. */
  readonly liked?: string;
}

export interface Selection {
  /** Papers announced since, and since anything was followed: fitting or not. */
  readonly announced: number;
  /** Those that fit and that the destination has not had, best first. */
  readonly ranked: readonly Choice[];
}

type Fitting = ReadonlyMap<Announced, readonly string[]>;

/** What is new for a destination or owed to it, best first: what its people brought in, then by topics that fit, votes here, upvotes, freshness and taste. */
export async function select(parts: SelectParts, reading: Reading, ask: SelectAsk): Promise<Selection> {
  const { destination, followed } = ask;
  const window = await reading.newsAround(ask.after, ask.upTo);
  const owed = await parts.shown.owed(destination.id);
  const earlier = await owedBefore(reading, ask, owed);
  const fitting = await fittingIn(window, followed, ask.after);
  const votes = await reading.votesIn(destination.spaceId, window);
  await reading.holdersOf(window.news);
  const muted = await reading.mutedIn(window.news);
  const fresh = choicesOf(fitting, owed, votes).filter(
    ({ paperId }) => !reading.had.by(destination, paperId) && !muted.for(destination, paperId),
  );
  const old = choicesOf(earlier, owed, await tallyOf(parts.votes, destination.spaceId, earlier));
  const brought = await broughtInFor(reading, destination, parts.votes);
  const choices = await withLiking(reading, destination, [...fresh, ...old]);
  const ranked = withBroughtIn(brought, rank(choices, ask.prefer));
  const from = Math.max(ask.after, Math.min(...followed.map(({ since }) => since)));
  return { announced: window.since(from), ranked };
}

const NONE: Fitting = new Map();

/** What is owed and was not announced again since. */
async function owedBefore(
  reading: Reading,
  { after, followed }: SelectAsk,
  owed: ReadonlyMap<PaperId, Owed>,
): Promise<Fitting> {
  const old = new Map(
    [...owed].flatMap(([id, { news }]) => (news.number > after ? [] : [[id, news] as const])),
  );
  if (old.size === 0) return NONE;
  await reading.holdersOf(old);
  return fittingIn(new NewsWindow(reading.papers, old), followed, 0);
}

/** Each paper that fits, with a reason for each topic; what was announced before it was followed does not count. */
async function fittingIn(window: NewsWindow, followed: readonly Followed[], after: number): Promise<Fitting> {
  const fits = await window.fits(
    followed.map(({ topicId, rule }) => (topicId === WHOLE_FEED ? WHOLE_FEED : rule)),
  );
  const reasons = new Map<Announced, string[]>();
  for (const [i, { name, since }] of followed.entries()) {
    const from = Math.max(since, after);
    for (const { about, why } of fits[i] ?? []) {
      if (about.news.number <= from) continue;
      const reason = why === '' ? 'whole feed' : `${name}: ${why}`;
      const said = reasons.get(about);
      if (said) said.push(reason);
      else reasons.set(about, [reason]);
    }
  }
  return reasons;
}

function choicesOf(
  fitting: Fitting,
  owed: ReadonlyMap<PaperId, Owed>,
  votes: ReadonlyMap<PaperId, Tally>,
): Choice[] {
  return [...fitting].map(([{ paperId, upvotes, news }, reasons]) => {
    const { up = 0, down = 0 } = votes.get(paperId) ?? {};
    const mayRepeat = owed.get(paperId)?.perhapsHad ?? false;
    return { paperId, reasons, votesHere: up - down, upvotes, news, mayRepeat };
  });
}

async function tallyOf(votes: Pick<Votes, 'tally'>, spaceId: string, fitting: Fitting) {
  const ids = [...fitting.keys()].map(({ paperId }) => paperId);
  return ids.length > 0 ? votes.tally(spaceId, ids) : new Map<PaperId, Tally>();
}
