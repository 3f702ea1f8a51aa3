import type { Kysely } from 'kysely';
import type { PaperId } from '../papers/api.ts';
import type { AnnouncementDay, FirstNews, RecentNews } from '../topics/backtest/recent-news.ts';
import { NEWS } from './announced.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** A source without a word for so long has ended, as far as rules are concerned. */
const SILENT_AFTER_DAYS = 28;
const DAY_MS = 86_400_000;

/** Announcements as a backtest reads them. */
export function recentNews({ db }: Pick<Store, 'db'>): RecentNews {
  return {
    state: () => state(db),
    announcementDays: (days) => announcementDays(db, days),
    firstNewsOn: (day, limit) => firstNewsOn(db, day, limit),
  };
}

async function state(db: Kysely<Database>): Promise<string> {
  const counted = await db
    .selectFrom('counters')
    .select('value')
    .where('name', 'in', ['announcement', 'change'])
    .orderBy('name')
    .execute();
  return counted.map(({ value }) => value).join(' ');
}

async function announcementDays(db: Kysely<Database>, days: number): Promise<readonly AnnouncementDay[]> {
  const newest = await news(db).select('day').distinct().orderBy('day', 'desc').limit(days).execute();
  const [first, last] = [newest.at(-1)?.day, newest.at(0)?.day];
  if (first === undefined || last === undefined) return [];
  const lately = dayBefore(last, SILENT_AFTER_DAYS - 1);
  const rows = await news(db)
    .select(['source', 'day'])
    .where('day', '>=', [first, lately].sort()[0] ?? first)
    .groupBy(['source', 'day'])
    .orderBy('day')
    .execute();
  const bySource = Map.groupBy(rows, ({ source }) => source);
  const kept = new Set([...bySource.values()].flatMap((some) => some.slice(-days)));
  return rows.filter((row) => kept.has(row));
}

async function firstNewsOn(db: Kysely<Database>, day: string, limit: number): Promise<readonly FirstNews[]> {
  const rows = await news(db)
    .leftJoin('papers', 'papers.id', 'announcements.paper_id')
    .select(['paper_id as paperId', 'source', 'day', 'papers.change as change'])
    .where('day', '=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('announcements as earlier')
            .select('earlier.number')
            .whereRef('earlier.paper_id', '=', 'announcements.paper_id')
            .where('earlier.day', '<', day)
            .where('earlier.kind', 'in', [...NEWS]),
        ),
      ),
    )
    .orderBy('number')
    .limit(limit)
    .execute();
  const first = new Map<PaperId, FirstNews>();
  for (const { change, ...row } of rows) {
    if (!first.has(row.paperId)) first.set(row.paperId, { ...row, change: change ?? 0 });
  }
  return [...first.values()];
}

function news(db: Kysely<Database>) {
  return db.selectFrom('announcements').where('kind', 'in', [...NEWS]);
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
