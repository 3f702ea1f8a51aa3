import type { Clock } from '../clock.ts';
import type { ReactionLists } from '../reactions/reaction-lists.ts';
import { forgottenReactions } from './forgotten.ts';
import type { Store } from './open.ts';
import { writeRows } from './reaction-rows.ts';
import { settleReactions } from './settle-reactions.ts';
import { transact } from './transact.ts';

/** A late event comes seconds late, not days: what was taken away longer ago needs no guard. */
const LATE_MS = 24 * 3_600_000;

/** Reaction lists over `reactions`. */
export function createReactionLists(store: Pick<Store, 'db'>, clock: Clock): ReactionLists {
  const { db } = store;
  return {
    forgotten: forgottenReactions({ db }),
    settle: (all, decide) => transact(store, clock, (tx) => settleReactions(tx, all, decide, clock.now())),

    async of(postedId) {
      const rows = await db.selectFrom('reactions').selectAll().where('posted_id', '=', postedId).execute();
      return rows.map(({ emoji, person_id, present, at }) => ({
        emoji,
        personId: person_id,
        present: present === 1,
        at,
      }));
    },

    put: (postedId, rows) =>
      writeRows(
        db,
        rows.map((row) => ({ ...row, postedId })),
      ),

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
