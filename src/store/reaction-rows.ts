import type { Kysely } from 'kysely';
import type { ReactionRow } from '../reactions/reaction-lists.ts';
import type { Database } from './schema.ts';

/** Five values a row, and SQLite takes 32,766 values in one statement. */
const ROWS_AT_ONCE = 500;

/** Writes rows, unless what is held is newer. */
export async function writeRows(
  db: Kysely<Database>,
  rows: readonly (ReactionRow & { readonly postedId: string })[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows
      .slice(from, from + ROWS_AT_ONCE)
      .map(({ postedId, emoji, personId, present, at }) => ({
        ...{ posted_id: postedId, emoji, person_id: personId },
        ...{ present: present ? 1 : 0, at },
      }));
    await db
      .insertInto('reactions')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['posted_id', 'emoji', 'person_id'])
          .doUpdateSet((set) => ({ present: set.ref('excluded.present'), at: set.ref('excluded.at') }))
          .whereRef('excluded.at', '>=', 'reactions.at'),
      )
      .execute();
  }
}
