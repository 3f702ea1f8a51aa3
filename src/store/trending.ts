import type { Kysely } from 'kysely';
import type { PaperLibrary, TrendingPaper } from '../papers/library.ts';
import type { PaperId } from '../papers/paper.ts';
import { news } from './paper-days.ts';
import { papersByIds } from './papers.ts';
import type { Database } from './schema.ts';

type Ask = Parameters<PaperLibrary['trending']>[0];

/** One vote here counts like a doubling of the votes at a source, and more when it was cast in the time asked for. */
const VOTE_HERE = 1;
const FRESH_VOTE_HERE = 2;

interface Score {
  readonly newest: number;
  upvotes: number;
  votesHere: number;
  freshHere: number;
}

const DAY_MS = 86_400_000;

/** Newer papers first among equals. */
export async function trendingPapers(db: Kysely<Database>, ask: Ask): Promise<readonly TrendingPaper[]> {
  const from = new Date(Date.parse(ask.until) - (ask.days - 1) * DAY_MS).toISOString().slice(0, 10);
  const scores = await announced(db, from, ask.until);
  await addUpvotes(db, from, ask.until, scores);
  if (ask.spaceId !== undefined) await addVotes(db, ask.spaceId, Date.parse(from), scores);
  const best = [...scores]
    .sort(([, a], [, b]) => scoreOf(b) - scoreOf(a) || b.newest - a.newest)
    .slice(0, ask.limit);
  const papers = await papersByIds(
    db,
    best.map(([id]) => id),
  );
  return papers.map((paper) => {
    const { votesHere = 0, upvotes = 0 } = scores.get(paper.id) ?? {};
    return { paper, votesHere, upvotes };
  });
}

/** Votes at a source run from none to hundreds: their order of magnitude counts. */
function scoreOf({ upvotes, votesHere, freshHere }: Score): number {
  return Math.log2(1 + upvotes) + VOTE_HERE * votesHere + (FRESH_VOTE_HERE - VOTE_HERE) * freshHere;
}

async function announced(db: Kysely<Database>, from: string, until: string): Promise<Map<PaperId, Score>> {
  const rows = await news(db)
    .select((q) => ['paper_id', q.fn.max('number').as('newest')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy('paper_id')
    .execute();
  return new Map(
    rows.map((row) => [row.paper_id, { newest: row.newest, upvotes: 0, votesHere: 0, freshHere: 0 }]),
  );
}

async function addUpvotes(
  db: Kysely<Database>,
  from: string,
  until: string,
  scores: ReadonlyMap<PaperId, Score>,
): Promise<void> {
  const inTime = news(db).select('paper_id').where('day', '>=', from).where('day', '<=', until);
  const rows = await db
    .selectFrom('paper_sources')
    .select((q) => ['paper_id', q.fn.max('upvotes').as('upvotes')])
    .where('upvotes', '>', 0)
    .where('paper_id', 'in', inTime)
    .groupBy('paper_id')
    .execute();
  for (const { paper_id, upvotes } of rows) {
    const score = scores.get(paper_id);
    if (score) score.upvotes = upvotes;
  }
}

async function addVotes(
  db: Kysely<Database>,
  spaceId: string,
  since: number,
  scores: ReadonlyMap<PaperId, Score>,
): Promise<void> {
  const rows = await db
    .selectFrom('votes')
    .select(['paper_id', 'value', 'at'])
    .where('space_id', '=', spaceId)
    .execute();
  for (const { paper_id, value, at } of rows) {
    const score = scores.get(paper_id);
    if (!score) continue;
    score.votesHere += value;
    if (at >= since) score.freshHere += value;
  }
}
