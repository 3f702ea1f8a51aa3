import type { Transaction } from 'kysely';
import type { Slot } from '../digest/slot/slot.ts';
import type { Decision } from '../digest/slot/slot-store.ts';
import { insertDigests } from './digests.ts';
import { enqueue } from './enqueue.ts';
import type { Database } from './schema.ts';

/** Writes all that slots decide, or nothing of one that was decided already; says for each whether it was written. */
export async function decide(
  tx: Transaction<Database>,
  decisions: readonly Decision[],
): Promise<readonly boolean[]> {
  const unchanged: Decision[] = [];
  for (const decision of decisions) if (await advance(tx, decision)) unchanged.push(decision);
  const ours = new Set(await putSlots(tx, unchanged));
  for (const decision of unchanged) if (!ours.has(decision)) await stepBack(tx, decision);
  const digests = [...ours].flatMap(({ digest, schedule }) =>
    digest ? [{ ...digest, scheduleId: schedule.id, destinationId: schedule.destinationId }] : [],
  );
  await insertDigests(tx, digests, Math.max(...decisions.map(({ now }) => now)));
  for (const { quiet, schedule, now } of ours) {
    if (quiet) await enqueue(tx, [{ ...quiet, destinationId: schedule.destinationId, subjects: [] }], now);
  }
  return decisions.map((decision) => ours.has(decision));
}

/** The slot has its outcome already: what was considered for it is left to the next one. */
async function stepBack(tx: Transaction<Database>, { schedule }: Decision): Promise<void> {
  await tx
    .updateTable('schedules')
    .set({ watermark: schedule.watermark })
    .where('id', '=', schedule.id)
    .execute();
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

/** Gives the decisions whose slot is theirs. */
async function putSlots(tx: Transaction<Database>, decisions: readonly Decision[]): Promise<Decision[]> {
  const first = decisions.filter(({ again }) => !again);
  await insertSlots(
    tx,
    first.flatMap(({ skipped, now }) => skipped.map((slot) => toRow(slot, now))),
  );
  const rows = first.map(({ slot, now }) => toRow(slot, now));
  const inserted = new Set((await insertSlots(tx, rows)).map(nameOf));
  const ours = first.filter((_, i) => inserted.has(nameOf(rows[i])));
  for (const decision of decisions)
    if (decision.again && (await replaceSlot(tx, decision))) ours.push(decision);
  return ours;
}

async function replaceSlot(tx: Transaction<Database>, { slot, now }: Decision): Promise<boolean> {
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

type SlotKey = Pick<Database['slots'], 'schedule_id' | 'local_date' | 'wall_time'>;
const nameOf = (key: SlotKey | undefined) =>
  key && [key.schedule_id, key.local_date, key.wall_time].join(' ');

/** Gives those that were not there. */
async function insertSlots(
  tx: Transaction<Database>,
  rows: readonly Database['slots'][],
): Promise<SlotKey[]> {
  const inserted: SlotKey[] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = await tx
      .insertInto('slots')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((clash) => clash.doNothing())
      .returning(['schedule_id', 'local_date', 'wall_time'])
      .execute();
    inserted.push(...some);
  }
  return inserted;
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
