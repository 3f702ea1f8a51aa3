import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Slot } from '../digest/slot/slot.ts';
import type { Decision, SlotStore } from '../digest/slot/slot-store.ts';
import { together } from '../together.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { decide } from './slot-decisions.ts';
import { transact } from './transact.ts';

export function slotStore(store: Pick<Store, 'db'>, clock: Clock): SlotStore {
  const { db } = store;
  return {
    decide: together((decisions: readonly Decision[]) =>
      transact(store, clock, (tx) => decide(tx, decisions)),
    ),
    open: async () => {
      const rows = await db
        .selectFrom('slots')
        .select('schedule_id')
        .where('outcome', 'in', ['sending', 'source-late'])
        .execute();
      return new Set(rows.map(({ schedule_id }) => schedule_id));
    },
    waiting: async () => {
      const rows = await slots(db).where('outcome', '=', 'source-late').orderBy('due_at').execute();
      return rows.map(toSlot);
    },
    endWaiting: async (scheduleId, outcome, reason, now) => {
      await db
        .updateTable('slots')
        .set({ outcome, reason, updated_at: now })
        .where('schedule_id', '=', scheduleId)
        .where('outcome', '=', 'source-late')
        .execute();
    },
    unsettled: async () => {
      const rows = await db
        .selectFrom('slots')
        .select('digest_id')
        .where('outcome', '=', 'sending')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('deliveries')
                .select('key')
                .whereRef('deliveries.digest_id', '=', 'slots.digest_id')
                .where('state', 'in', ['pending', 'sending', 'unknown']),
            ),
          ),
        )
        .execute();
      return rows.map(({ digest_id }) => digest_id);
    },
    ofDigest: async (digestId) => {
      const row = await slots(db).where('digest_id', '=', digestId).executeTakeFirst();
      return row && toSlot(row);
    },
    last: async (scheduleId, limit) => {
      const rows = await slots(db)
        .where('schedule_id', '=', scheduleId)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toSlot);
    },
    ranOn: async (scheduleId, localDate) => {
      const rows = await slots(db)
        .where('schedule_id', '=', scheduleId)
        .where('local_date', '=', localDate)
        .where('outcome', 'not in', ['skipped', 'failed'])
        .execute();
      return rows.length;
    },
    end: async (slot, outcome, reason, now) => {
      const result = await db
        .updateTable('slots')
        .set({ outcome, reason, updated_at: now })
        .where('schedule_id', '=', slot.scheduleId)
        .where('local_date', '=', slot.localDate)
        .where('wall_time', '=', slot.wallTime)
        .where('outcome', 'in', ['sending', 'source-late'])
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    forgetAhead: async (now) => {
      await db.deleteFrom('slots').where('due_at', '>', now).where('digest_id', '=', '').execute();
    },
  };
}

const slots = (db: Kysely<Database>) => db.selectFrom('slots').selectAll();

export function toSlot(row: Database['slots']): Slot {
  return {
    scheduleId: row.schedule_id,
    localDate: row.local_date,
    wallTime: row.wall_time,
    dueAt: row.due_at,
    outcome: row.outcome as Slot['outcome'],
    reason: row.reason,
    shown: row.shown,
    matched: row.matched,
    digestId: row.digest_id,
  };
}
