import type { ReactionLists } from '../reactions/reaction-lists.ts';
import { forgottenReactions } from './forgotten.ts';
import type { Store } from './open.ts';

/** A late event comes seconds late, not days: what was taken away longer ago needs no guard. */
const LATE_MS = 24 * 3_600_000;
/** Five values a row, and SQLite takes 32,766 values in one statement. */
const ROWS_AT_ONCE = 500;

/** Reaction lists over `reactions`. */
export function createReactionLists({ db }: Pick<Store, 'db'>): ReactionLists {
  return {
    forgotten: forgottenReactions({ db }),

    async of(postedId) {
      const rows = await db.selectFrom('reactions').selectAll().where('posted_id', '=', postedId).execute();
      return rows.map(({ emoji, person_id, present, at }) => ({
        emoji,
        personId: person_id,
        present: present === 1,
        at,
      }));
    },

    async put(posted_id, rows) {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const values = rows.slice(from, from + ROWS_AT_ONCE).map(({ emoji, personId, present, at }) => ({
          posted_id,
          emoji,
          person_id: personId,
          present: present ? 1 : 0,
          at,
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
    },

    async read(postedId, at) {
      await db.updateTable('posted_messages').set({ read_at: at }).where('id', '=', postedId).execute();
      await db
        .deleteFrom('reactions')
        .where('posted_id', '=', postedId)
        .where('present', '=', 0)
        .where('at', '<', at - LATE_MS)
        .execute();
    },
  };
}
