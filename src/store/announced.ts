import type { Kysely } from 'kysely';
import type { AnnouncedPapers } from '../digest/compose/announced-papers.ts';
import type { RecentPapers, RecentWindow } from '../topics/recent-papers.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** What counts as news: replacements and withdrawals do not. */
export const NEWS = ['new', 'cross'] as const;

/** Announcements as topics and digests read them. */
export function announcedPapers({ db }: Pick<Store, 'db'>): RecentPapers & AnnouncedPapers {
  return {
    newestNumber: () => newestNumber(db),
    lastDays: async (days, limit) => {
      const newest = await newestDay(db);
      return newest === undefined ? EMPTY : window(db, dayBefore(newest, days - 1), limit);
    },
    newestDay: () => newestDay(db),
    after: (number, upTo, limit) =>
      news(db)
        .select(['number', 'paper_id as paperId', 'source', 'day'])
        .where('number', '>', number)
        .where('number', '<=', upTo)
        .orderBy('number')
        .limit(limit)
        .execute(),
    beforeDay: async (day) => {
      const row = await news(db)
        .select((q) => q.fn.min('number').as('first'))
        .where('day', '=', day)
        .executeTakeFirst();
      return Math.max(0, Number(row?.first ?? 1) - 1);
    },
  };
}

const EMPTY: RecentWindow = { days: [], total: 0, paperIds: [] };

function news(db: Kysely<Database>) {
  return db.selectFrom('announcements').where('kind', 'in', [...NEWS]);
}

export async function newestNumber(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'announcement')
    .executeTakeFirst();
  return row?.value ?? 0;
}

async function newestDay(db: Kysely<Database>): Promise<string | undefined> {
  const row = await news(db).select('day').orderBy('day', 'desc').limit(1).executeTakeFirst();
  return row?.day;
}

async function window(db: Kysely<Database>, firstDay: string, limit: number): Promise<RecentWindow> {
  const inWindow = news(db).where('day', '>=', firstDay);
  const days = await inWindow.select('day').distinct().orderBy('day').execute();
  const papers = await inWindow
    .select((q) => ['paper_id', q.fn.max('number').as('newest')])
    .groupBy('paper_id')
    .orderBy('newest', 'desc')
    .limit(limit)
    .execute();
  const total = await inWindow
    .select((q) => q.fn.count<number>('paper_id').distinct().as('papers'))
    .executeTakeFirstOrThrow();
  return {
    days: days.map(({ day }) => day),
    total: Number(total.papers),
    paperIds: papers.map((row) => row.paper_id),
  };
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
