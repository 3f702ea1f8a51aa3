import type { PaperChanges } from '../ingest/writer.ts';
import type { Store } from './open.ts';
import { papersByIds } from './papers.ts';

/** Changes of papers by their numbers, for the index. */
export function paperChanges({ db }: Pick<Store, 'db'>): PaperChanges {
  const after = (table: 'papers' | 'paper_redirects', change: number, limit: number) =>
    db
      .selectFrom(table)
      .select('change')
      .where('change', '>', change)
      .orderBy('change')
      .limit(limit)
      .execute();

  return {
    async since(change, limit) {
      const numbers = [
        ...(await after('papers', change, limit)),
        ...(await after('paper_redirects', change, limit)),
      ];
      const last = numbers
        .map((row) => row.change)
        .sort((a, b) => a - b)
        .slice(0, limit)
        .at(-1);
      if (last === undefined) return { papers: [], gone: [], change };
      const changed = await db
        .selectFrom('papers')
        .select('id')
        .where('change', '>', change)
        .where('change', '<=', last)
        .orderBy('change')
        .execute();
      const gone = await db
        .selectFrom('paper_redirects')
        .select('old_id')
        .where('change', '>', change)
        .where('change', '<=', last)
        .orderBy('change')
        .execute();
      return {
        papers: await papersByIds(
          db,
          changed.map(({ id }) => id),
        ),
        gone: gone.map((row) => row.old_id),
        change: last,
      };
    },
  };
}
