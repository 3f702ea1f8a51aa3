import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId } from '../../papers/api.ts';
import type { Tally, Votes } from '../../reactions/api.ts';
import { type CompiledRule, compileStored } from '../../topics/compile-rule.ts';
import { matchRule } from '../../topics/match-rule.ts';
import type { PaperReader, ReadPaper } from '../../topics/paper-reader.ts';
import type { Destination } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
import type { ShownStore } from './shown-store.ts';

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
}

/** A paper that fits, with what moves it up. */
export interface Choice {
  readonly paperId: PaperId;
  /** `data selection: "synthetic data" in the title`, one for each topic that it fits. */
  readonly reasons: readonly string[];
  readonly votesHere: number;
  readonly upvotes: number;
  readonly news: News;
}

export interface Selection {
  /** Papers announced, fitting or not. */
  readonly announced: number;
  /** Those that fit and that the destination has not had, best first. */
  readonly ranked: readonly Choice[];
}

type Fitting = Omit<Choice, 'votesHere'>;
type FollowedRule = { readonly followed: Followed; readonly rule: CompiledRule | undefined };

/** Between so many the event loop is free, and no statement grows too long. */
const AT_ONCE = 500;

/** What is new for a destination, best first: by topics that fit, votes here, upvotes, freshness. */
export async function select(parts: SelectParts, reader: PaperReader, ask: SelectAsk): Promise<Selection> {
  const news = await newestNews(parts.announced, ask);
  const rules = ask.followed.map((followed) => ({ followed, rule: compileStored(followed.rule) }));
  const ranked: Choice[] = [];
  for (const ids of inChunks([...news.keys()])) {
    const had = await parts.shown.had(ask.destination.id, ids);
    const fresh = ids.filter((id) => !had.has(id));
    const fitting = await fittingOf(reader, fresh, news, rules);
    ranked.push(...(await withVotes(parts.votes, ask.destination.spaceId, fitting)));
  }
  return { announced: news.size, ranked: ranked.sort(better) };
}

/** The last news of each paper: one announced by two sources is one paper. */
async function newestNews(announced: AnnouncedPapers, { after, upTo }: SelectAsk) {
  const newest = new Map<PaperId, News>();
  for (let from = after; ; ) {
    const some = await announced.after(from, upTo, AT_ONCE);
    for (const news of some) newest.set(news.paperId, news);
    const last = some.at(-1);
    if (last === undefined || some.length < AT_ONCE) return newest;
    from = last.number;
    await scheduler.yield();
  }
}

async function fittingOf(
  reader: PaperReader,
  ids: readonly PaperId[],
  news: ReadonlyMap<PaperId, News>,
  rules: readonly FollowedRule[],
): Promise<Fitting[]> {
  const fitting: Fitting[] = [];
  for await (const read of reader.read(ids)) {
    const about = news.get(read.paper.id);
    const reasons = about ? reasonsFor(rules, read, about) : [];
    if (about && reasons.length > 0) {
      fitting.push({ paperId: read.paper.id, reasons, upvotes: upvotesOf(read.paper), news: about });
    }
  }
  return fitting;
}

function reasonsFor(rules: readonly FollowedRule[], paper: ReadPaper, news: News): string[] {
  return rules.flatMap(({ followed, rule }) => {
    if (news.number <= followed.since) return [];
    if (followed.topicId === WHOLE_FEED) return ['whole feed'];
    const why = rule && matchRule(rule, paper.text());
    return why === undefined ? [] : [`${followed.name}: ${why}`];
  });
}

/** One paper on two sources has the voters of both, but hardly the same ones twice. */
const upvotesOf = (paper: Paper) => Math.max(0, ...paper.sources.map(({ upvotes }) => upvotes));

async function withVotes(votes: Pick<Votes, 'tally'>, spaceId: string, fitting: readonly Fitting[]) {
  const ids = fitting.map(({ paperId }) => paperId);
  const tally = ids.length > 0 ? await votes.tally(spaceId, ids) : new Map<PaperId, Tally>();
  return fitting.map((choice) => {
    const { up = 0, down = 0 } = tally.get(choice.paperId) ?? {};
    return { ...choice, votesHere: up - down };
  });
}

const better = (a: Choice, b: Choice) =>
  b.reasons.length - a.reasons.length ||
  b.votesHere - a.votesHere ||
  b.upvotes - a.upvotes ||
  b.news.day.localeCompare(a.news.day) ||
  a.news.number - b.news.number;

function inChunks(ids: readonly PaperId[]): PaperId[][] {
  const chunks: PaperId[][] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) chunks.push(ids.slice(at, at + AT_ONCE));
  return chunks;
}
