import type { Paper, PaperId } from '../papers/api.ts';
import type { Votes } from '../reactions/api.ts';
import { type CompiledRule, compileStored } from '../topics/compile-rule.ts';
import { matchRule } from '../topics/match-rule.ts';
import type { PaperReader, ReadPaper } from '../topics/paper-reader.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
import type { Destination } from './schedule.ts';
import { type Followed, WHOLE_FEED } from './schedule-store.ts';
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
  readonly paper: Paper;
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

const NEWS_AT_ONCE = 500;

/** What is new for a destination, best first: by topics that fit, votes here, upvotes, freshness. */
export async function select(parts: SelectParts, reader: PaperReader, ask: SelectAsk): Promise<Selection> {
  const news = await newestNews(parts.announced, ask);
  const had = await parts.shown.had(ask.destination.id, [...news.keys()]);
  const fresh = [...news.keys()].filter((id) => !had.has(id));
  const rules = ask.followed.map((followed) => ({ followed, rule: compileStored(followed.rule) }));
  const fitting: Omit<Choice, 'votesHere'>[] = [];
  for await (const read of reader.read(fresh)) {
    const about = news.get(read.paper.id);
    const reasons = about ? reasonsFor(rules, read, about) : [];
    if (about && reasons.length > 0) {
      fitting.push({ paper: read.paper, reasons, upvotes: upvotesOf(read.paper), news: about });
    }
  }
  return { announced: news.size, ranked: await rank(parts.votes, ask.destination.spaceId, fitting) };
}

/** The last news of each paper: one announced by two sources is one paper. */
async function newestNews(announced: AnnouncedPapers, { after, upTo }: SelectAsk) {
  const newest = new Map<PaperId, News>();
  for (let from = after; ; ) {
    const some = await announced.after(from, upTo, NEWS_AT_ONCE);
    for (const news of some) newest.set(news.paperId, news);
    const last = some.at(-1);
    if (last === undefined || some.length < NEWS_AT_ONCE) return newest;
    from = last.number;
  }
}

function reasonsFor(
  rules: readonly { followed: Followed; rule: CompiledRule | undefined }[],
  { text }: ReadPaper,
  news: News,
): string[] {
  return rules.flatMap(({ followed, rule }) => {
    if (news.number <= followed.since) return [];
    if (followed.topicId === WHOLE_FEED) return ['whole feed'];
    const why = rule && matchRule(rule, text);
    return why === undefined ? [] : [`${followed.name}: ${why}`];
  });
}

/** One paper on two sources has the voters of both, but hardly the same ones twice. */
const upvotesOf = (paper: Paper) => Math.max(0, ...paper.sources.map(({ upvotes }) => upvotes));

async function rank(
  votes: Pick<Votes, 'tally'>,
  spaceId: string,
  fitting: readonly Omit<Choice, 'votesHere'>[],
): Promise<readonly Choice[]> {
  const tally = await votes.tally(
    spaceId,
    fitting.map(({ paper }) => paper.id),
  );
  return fitting
    .map((choice) => {
      const { up = 0, down = 0 } = tally.get(choice.paper.id) ?? {};
      return { ...choice, votesHere: up - down };
    })
    .sort(
      (a, b) =>
        b.reasons.length - a.reasons.length ||
        b.votesHere - a.votesHere ||
        b.upvotes - a.upvotes ||
        b.news.day.localeCompare(a.news.day) ||
        a.news.number - b.news.number,
    );
}
