import type { Kysely } from 'kysely';
import { parseReference } from '../papers/identifiers.ts';
import type { PaperLibrary } from '../papers/library.ts';
import type { Identifier, Paper, PaperId } from '../papers/paper.ts';
import type { Store } from './open.ts';
import { dayOfPapers, daysHeld, latestDay } from './paper-days.ts';
import { papersByIds } from './papers.ts';
import type { Database } from './schema.ts';
import { trendingPapers } from './trending.ts';

/** All of the library that needs no source. */
export type HeldLibrary = Omit<PaperLibrary, 'obtain'>;

export function heldLibrary({ db }: Pick<Store, 'db'>): HeldLibrary {
  return {
    byIds: (ids) => papersByIds(db, ids),
    resolve: (idOrLink) => resolve(db, idOrLink.trim()),
    day: (day) => dayOfPapers(db, day),
    latestDay: () => latestDay(db),
    days: (limit) => daysHeld(db, limit),
    trending: (ask) => trendingPapers(db, ask),
    count: async () => {
      const row = await db
        .selectFrom('papers')
        .select((q) => q.fn.countAll<number>().as('papers'))
        .executeTakeFirst();
      return Number(row?.papers ?? 0);
    },
  };
}

async function resolve(db: Kysely<Database>, asked: string): Promise<Paper | undefined> {
  const [held] = await papersByIds(db, [asked]);
  if (held) return held;
  const named = await idOf(db, parseReference(asked) ?? { kind: 'file', value: asked });
  return named === undefined ? undefined : (await papersByIds(db, [named]))[0];
}

async function idOf(db: Kysely<Database>, { kind, value }: Identifier): Promise<PaperId | undefined> {
  const row = await db
    .selectFrom('paper_identifiers')
    .select('paper_id')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst();
  return row?.paper_id;
}
