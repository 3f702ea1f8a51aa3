import type { Paper, PaperId } from '../../papers/api.ts';
import type { Tally, Votes } from '../../reactions/api.ts';
import { Shelf } from '../../topics/shelf.ts';
import type { Destination, Prefer } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
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
}

export interface Selection {
  /** Papers announced, fitting or not. */
  readonly announced: number;
  /** Those that fit and that the destination has not had, best first. */
  readonly ranked: readonly Choice[];
}

type Fitting = Omit<Choice, 'votesHere' | 'mayRepeat'>;

/** What is new for a destination or owed to it, best first: by topics that fit, votes here, upvotes, freshness. */
export async function select(parts: SelectParts, reading: Reading, ask: SelectAsk): Promise<Selection> {
  const { destination, followed } = ask;
  const { news, shelves } = await reading.newsBetween(ask.after, ask.upTo);
  const owed = await parts.shown.owed(destination.id);
  const earlier = new Map([...owed].flatMap(([id, { news }]) => [[id, news] as const]));
  const fitting: Fitting[] = [];
  for await (const shelf of shelves()) fitting.push(...(await fittingOf(shelf, followed, news)));
  const old = [...owed.keys()].filter((id) => !news.has(id));
  if (old.length > 0) {
    fitting.push(...(await fittingOf(await Shelf.of(reading.papers, old), followed, earlier)));
  }
  const fresh = await notHad(parts.shown, destination.id, fitting);
  const ranked = await withVotes(parts.votes, destination.spaceId, fresh, owed);
  return { announced: news.size, ranked: rank(ranked, ask.prefer) };
}

async function fittingOf(
  shelf: Shelf,
  followed: readonly Followed[],
  news: ReadonlyMap<PaperId, News>,
): Promise<Fitting[]> {
  const reasons = new Map<PaperId, string[]>();
  const add = (id: PaperId, since: number, reason: string) => {
    if ((news.get(id)?.number ?? 0) > since) reasons.set(id, [...(reasons.get(id) ?? []), reason]);
  };
  for (const { topicId, name, rule, since } of followed) {
    if (topicId === WHOLE_FEED) for (const id of shelf.papers.keys()) add(id, since, 'whole feed');
    else for (const [id, why] of await shelf.matches(rule)) add(id, since, `${name}: ${why}`);
  }
  return [...reasons].flatMap(([paperId, said]) => {
    const [paper, about] = [shelf.papers.get(paperId)?.paper, news.get(paperId)];
    return paper && about ? [{ paperId, reasons: said, upvotes: upvotesOf(paper), news: about }] : [];
  });
}

async function notHad(shown: ShownStore, destinationId: string, fitting: readonly Fitting[]) {
  const had = await shown.had(
    destinationId,
    fitting.map(({ paperId }) => paperId),
  );
  return fitting.filter(({ paperId }) => !had.has(paperId));
}

/** One paper on two sources has the voters of both, but hardly the same ones twice. */
const upvotesOf = (paper: Paper) => Math.max(0, ...paper.sources.map(({ upvotes }) => upvotes));

async function withVotes(
  votes: Pick<Votes, 'tally'>,
  spaceId: string,
  fitting: readonly Fitting[],
  owed: ReadonlyMap<PaperId, Owed>,
): Promise<Choice[]> {
  const ids = fitting.map(({ paperId }) => paperId);
  const tally = ids.length > 0 ? await votes.tally(spaceId, ids) : new Map<PaperId, Tally>();
  return fitting.map((choice) => {
    const { up = 0, down = 0 } = tally.get(choice.paperId) ?? {};
    return { ...choice, votesHere: up - down, mayRepeat: owed.get(choice.paperId)?.perhapsHad ?? false };
  });
}
