import type { Kysely } from 'kysely';
import type { PaperDay, PaperOnDay } from '../papers/library.ts';
import type { AnnouncementKind, PaperId } from '../papers/paper.ts';
import { papersByIds } from './papers.ts';
import type { Database } from './schema.ts';

/** What a day's list shows: replacements and withdrawals are no news. */
const NEWS: readonly AnnouncementKind[] = ['new', 'cross'];

export function news(db: Kysely<Database>) {
  return db.selectFrom('announcements').where('kind', 'in', NEWS);
}

/** Undefined when nothing was announced that day. */
export async function dayOfPapers(db: Kysely<Database>, day: string): Promise<PaperDay | undefined> {
  const listed = await listedOn(db, day);
  if (listed.size === 0) return undefined;
  const papers = await papersByIds(db, [...listed.keys()]);
  const onDay = papers.map(
    (paper): PaperOnDay => ({ paper, ...(listed.get(paper.id) ?? { source: '', kind: 'new' }) }),
  );
  const previous = await neighbour(db, day, 'before');
  const next = await neighbour(db, day, 'after');
  return {
    day,
    // Sorting is stable: within equal votes the source's order stays.
    papers: onDay.sort((a, b) => upvotesOf(b) - upvotesOf(a)),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

/** Each paper once, a source's own before its cross-lists, in the order of the sources' lists. */
async function listedOn(db: Kysely<Database>, day: string): Promise<Map<PaperId, Omit<PaperOnDay, 'paper'>>> {
  const rows = await news(db)
    .select(['paper_id', 'source', 'kind'])
    .where('day', '=', day)
    .orderBy('kind', 'desc')
    .orderBy('rank')
    .orderBy('number')
    .execute();
  const listed = new Map<PaperId, Omit<PaperOnDay, 'paper'>>();
  for (const { paper_id, source, kind } of rows) {
    if (!listed.has(paper_id)) listed.set(paper_id, { source, kind: kind as AnnouncementKind });
  }
  return listed;
}

const upvotesOf = ({ paper }: PaperOnDay): number =>
  Math.max(0, ...paper.sources.map(({ upvotes }) => upvotes));

async function neighbour(
  db: Kysely<Database>,
  day: string,
  where: 'before' | 'after',
): Promise<string | undefined> {
  const [operator, order] = where === 'before' ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  const row = await news(db)
    .select('day')
    .where('day', operator, day)
    .orderBy('day', order)
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

export async function latestDay(db: Kysely<Database>): Promise<string | undefined> {
  const row = await news(db).select('day').orderBy('day', 'desc').limit(1).executeTakeFirst();
  return row?.day;
}

/** Newest first. */
export async function daysHeld(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly { readonly day: string; readonly papers: number }[]> {
  const rows = await news(db)
    .select((q) => ['day', q.fn.count<number>('paper_id').distinct().as('papers')])
    .groupBy('day')
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ day, papers }) => ({ day, papers: Number(papers) }));
}
