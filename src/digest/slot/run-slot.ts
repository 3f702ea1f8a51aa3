import type { Reading } from '../compose/reading.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { SaidBefore } from '../recovery/said-before.ts';
import { clockInWords } from '../schedule/local-words.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import { type Schedule, SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../schedule/schedule-store.ts';
import { type DecideParts, decideSlot, slotOf } from './decide-slot.ts';
import { type DueSlots, dueSlots } from './due-slots.ts';
import type { Settle } from './settle.ts';
import type { Slot } from './slot.ts';
import type { SlotStore } from './slot-store.ts';

export interface RunSlotParts extends DecideParts {
  readonly schedules: ScheduleStore;
  readonly slots: SlotStore;
  readonly deliveries: DeliveryStore;
  readonly settle: Settle;
  readonly said: Pick<SaidBefore, 'learn'>;
}

/** Decides what is due of one schedule; `isOpen` says that an earlier slot of it waits or is being sent. */
export async function runSchedule(
  parts: RunSlotParts,
  reading: Reading,
  id: string,
  isOpen: boolean,
): Promise<void> {
  const now = parts.clock.now();
  const before = await parts.schedules.get(id);
  if (!before?.schedule.active || before.schedule.nextAt > now) return;
  const due = dueSlots(before.schedule, now);
  if (!due.run && due.skipped.length === 0) {
    await parts.schedules.moveNext(before.schedule, due.nextAt);
    return;
  }
  if (due.run && !(await knowsPlace(parts, reading, before))) return;
  if (due.run && isOpen) await supersede(parts, id, due.run, before.schedule.zone);
  const decided = await decideDue(parts, reading, before, due);
  if (decided && due.nextAt <= now) await runSchedule(parts, reading, id, isOpen);
}

/** Decides a slot again that waited for a source; at its end it waits no more. */
export async function runWaiting(parts: RunSlotParts, reading: Reading, slot: Slot): Promise<void> {
  const entry = await parts.schedules.get(slot.scheduleId);
  if (!entry?.schedule.active) {
    await parts.slots.end(slot, 'skipped', 'the digest was turned off', parts.clock.now());
    return;
  }
  if (await isStillLate(reading, entry.schedule, slot, parts.clock.now())) return;
  if (!(await knowsPlace(parts, reading, entry))) return;
  const decision = await decideSlot(parts, reading, entry, slot);
  if (decision.slot.outcome === 'source-late') return;
  await parts.slots.decide({ ...decision, again: true, nextAt: entry.schedule.nextAt, skipped: [] });
}

/** False while its platform cannot tell yet what stands there: the next tick asks again. */
async function knowsPlace(
  { said }: RunSlotParts,
  reading: Reading,
  { destination }: ScheduleWithDestination,
): Promise<boolean> {
  const had = await said.learn(destination);
  if (had) reading.had.take(destination, had);
  return had !== undefined;
}

/** Nothing came and the source still lacks: each minute, for hours, for each channel that waits. */
async function isStillLate(reading: Reading, schedule: Schedule, slot: Slot, now: number): Promise<boolean> {
  const nothingCame = (await reading.newestNumber()) <= schedule.watermark;
  return nothingCame && now < slot.dueAt + SLOT_EXPIRY_MS && (await reading.trouble()) !== '';
}

/** What an older slot has not brought yet comes with this one. */
async function supersede(parts: RunSlotParts, id: string, by: Occurrence, zone: string): Promise<void> {
  const now = parts.clock.now();
  const reason = `superseded by ${clockInWords(by.dueAt, zone)}`;
  for (const digestId of await parts.deliveries.supersede(id, reason, now)) await parts.settle(digestId);
  await parts.slots.endWaiting(id, 'skipped', reason, now);
}

/** False when it was decided already. */
async function decideDue(
  parts: RunSlotParts,
  reading: Reading,
  entry: ScheduleWithDestination,
  { run, newest, skipped, nextAt }: DueSlots,
): Promise<boolean> {
  const { schedule } = entry;
  const missed = skipped.map((slot) => missedSlot(schedule.id, slot, newest, schedule.zone));
  const last = missed.at(-1);
  if (run) {
    const decision = await decideSlot(parts, reading, entry, run);
    return parts.slots.decide({ ...decision, skipped: missed, nextAt });
  }
  if (!last) return false;
  const now = parts.clock.now();
  const nothing = { again: false, watermark: schedule.watermark, nextAt, now };
  return parts.slots.decide({ schedule, slot: last, skipped: missed.slice(0, -1), ...nothing });
}

function missedSlot(scheduleId: string, slot: Occurrence, by: Occurrence | undefined, zone: string): Slot {
  const reason = by
    ? `superseded by ${clockInWords(by.dueAt, zone)}`
    : `too late: I was away for more than ${SLOT_EXPIRY_MS / 3_600_000} h; its papers come with the next digest`;
  return slotOf(scheduleId, slot, { outcome: 'skipped', reason });
}
