import type { Kysely } from 'kysely';
import type { PaperLibrary, TrendingPaper } from '../papers/library.ts';
import type { PaperId } from '../papers/paper.ts';
import { news } from './paper-days.ts';
import { papersByIds } from './papers.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;
type Ask = Parameters<PaperLibrary['trending']>[0];

/** A vote here of the last day counts like two doublings of the votes at a source. */
const VOTE_HERE = 2;
const DAY_MS = 86_400_000;
const IDS_AT_ONCE = 500;

interface Score {
  /** Announced in the time asked for: votes at a source have no date of their own but this. */
  readonly isNews: boolean;
  readonly newest: number;
  upvotes: number;
  votesHere: number;
  newHere: number;
  /** Votes here, each less the older it is. */
  decayed: number;
}

type Scores = Map<PaperId, Score>;

/** Newer papers first among equals. */
export async function trendingPapers(db: Db, ask: Ask): Promise<readonly TrendingPaper[]> {
  const from = dayBefore(ask.until, ask.days - 1);
  const scores: Scores = new Map();
  for (const { paper_id, newest } of await announced(db, from, ask.until))
    scores.set(paper_id, { ...NONE, isNews: true, newest });
  if (ask.spaceId !== undefined) addVotes(scores, await votesIn(db, ask.spaceId), ask, Date.parse(from));
  await addUpvotes(db, from, ask.until, scores);
  const best = [...scores]
    .filter(([, { isNews, newHere }]) => isNews || newHere > 0)
    .sort(([, a], [, b]) => scoreOf(b) - scoreOf(a) || b.newest - a.newest)
    .slice(0, ask.limit);
  const ids = best.map(([id]) => id);
  return (await papersByIds(db, ids)).map((paper) => {
    const { votesHere, newHere, upvotes } = scores.get(paper.id) ?? NONE;
    return { paper, votesHere, newHere, upvotes };
  });
}

const NONE: Score = { isNews: false, newest: 0, upvotes: 0, votesHere: 0, newHere: 0, decayed: 0 };

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** Votes at a source run from none to hundreds: their order of magnitude counts. */
function scoreOf({ isNews, upvotes, decayed }: Score): number {
  return (isNews ? Math.log2(1 + upvotes) : 0) + VOTE_HERE * decayed;
}

function announced(db: Db, from: string, until: string) {
  return news(db)
    .select((q) => ['paper_id', q.fn.max('number').as('newest')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy('paper_id')
    .execute();
}

const votesIn = (db: Db, spaceId: string) =>
  db.selectFrom('votes').select(['paper_id', 'value', 'at']).where('space_id', '=', spaceId).execute();

/** Those of the last day count fully, half as much with each such time before. */
function addVotes(
  scores: Scores,
  votes: Awaited<ReturnType<typeof votesIn>>,
  { until, days }: Pick<Ask, 'until' | 'days'>,
  from: number,
): void {
  const end = Date.parse(until) + DAY_MS - 1;
  for (const { paper_id, value, at } of votes) {
    const score = scores.get(paper_id) ?? { ...NONE };
    const age = Math.max(0, Math.floor((end - at) / DAY_MS));
    score.votesHere += value;
    score.decayed += value * 0.5 ** (age / days);
    if (at >= from) score.newHere += value;
    scores.set(paper_id, score);
  }
}

async function addUpvotes(db: Db, from: string, until: string, scores: Scores): Promise<void> {
  const most = (of: 'in time' | readonly PaperId[]) =>
    db
      .selectFrom('paper_sources')
      .select((q) => ['paper_id', q.fn.max('upvotes').as('upvotes')])
      .where('upvotes', '>', 0)
      .where('paper_id', 'in', of === 'in time' ? inTime : [...of])
      .groupBy('paper_id')
      .execute();
  const inTime = news(db).select('paper_id').where('day', '>=', from).where('day', '<=', until);
  const older = [...scores].flatMap(([id, { isNews, newHere }]) => (isNews || newHere <= 0 ? [] : [id]));
  const rows = await most('in time');
  for (let at = 0; at < older.length; at += IDS_AT_ONCE)
    rows.push(...(await most(older.slice(at, at + IDS_AT_ONCE))));
  for (const { paper_id, upvotes } of rows) {
    const score = scores.get(paper_id);
    if (score) score.upvotes = upvotes;
  }
}
