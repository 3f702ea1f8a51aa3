import type { Transaction } from 'kysely';
import type { Slot } from '../digest/slot/slot.ts';
import type { Decision } from '../digest/slot/slot-store.ts';
import { insertDigest } from './digests.ts';
import type { Database } from './schema.ts';

/** Writes all that a slot decides, or nothing when it was decided already. */
export async function decide(tx: Transaction<Database>, decision: Decision): Promise<boolean> {
  const unchanged = await advance(tx, decision);
  if (!unchanged) return false;
  await insertSlots(tx, decision.skipped, decision.now);
  const ours = await putSlot(tx, decision);
  if (!ours) {
    // The slot has its outcome already: what was considered for it is left to the next one.
    await tx
      .updateTable('schedules')
      .set({ watermark: decision.schedule.watermark })
      .where('id', '=', decision.schedule.id)
      .execute();
    return false;
  }
  if (decision.digest) await insertDigest(tx, decision.digest, decision.schedule, decision.now);
  return true;
}

/** Moves the schedule on, if it still is as it was read. */
async function advance(tx: Transaction<Database>, { schedule, watermark, nextAt }: Decision) {
  const result = await tx
    .updateTable('schedules')
    .set({ watermark, next_at: nextAt })
    .where('id', '=', schedule.id)
    .where('active', '=', 1)
    .where('watermark', '=', schedule.watermark)
    .where('next_at', '=', schedule.nextAt)
    .where('changed_at', '=', schedule.changedAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

async function putSlot(tx: Transaction<Database>, { slot, again, now }: Decision): Promise<boolean> {
  if (!again) return (await insertSlots(tx, [slot], now)) === 1;
  const result = await tx
    .updateTable('slots')
    .set({
      outcome: slot.outcome,
      reason: slot.reason,
      shown: slot.shown,
      matched: slot.matched,
      digest_id: slot.digestId,
      updated_at: now,
    })
    .where('schedule_id', '=', slot.scheduleId)
    .where('local_date', '=', slot.localDate)
    .where('wall_time', '=', slot.wallTime)
    .where('outcome', '=', 'source-late')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Far below the parameter limits of both engines. */
const ROWS_AT_ONCE = 30;

async function insertSlots(tx: Transaction<Database>, all: readonly Slot[], now: number): Promise<number> {
  let inserted = 0n;
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) {
    const rows = all.slice(at, at + ROWS_AT_ONCE).map((slot) => toRow(slot, now));
    const result = await tx
      .insertInto('slots')
      .values(rows)
      .onConflict((clash) => clash.doNothing())
      .executeTakeFirst();
    inserted += result.numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(inserted);
}

function toRow(slot: Slot, now: number): Database['slots'] {
  return {
    schedule_id: slot.scheduleId,
    local_date: slot.localDate,
    wall_time: slot.wallTime,
    due_at: slot.dueAt,
    outcome: slot.outcome,
    reason: slot.reason,
    shown: slot.shown,
    matched: slot.matched,
    digest_id: slot.digestId,
    updated_at: now,
  };
}
