import type { Clock } from '../../clock.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { heldVerdict, withHand } from '../held/held-verdict.ts';
import { clockInWords } from '../schedule/local-words.ts';
import type { ScheduleStore } from '../schedule/schedule-store.ts';
import type { Slot } from './slot.ts';
import type { SlotStore } from './slot-store.ts';
import type { Verdict } from './slot-verdict.ts';

/** Writes a slot's outcome once all its messages have ended. */
export type Settle = (digestId: string) => Promise<void>;

export interface SettleParts {
  readonly schedules: Pick<ScheduleStore, 'get'>;
  readonly slots: SlotStore;
  readonly deliveries: Pick<DeliveryStore, 'ofDigest'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Later than this a slot was not on time, but caught up. */
const ON_TIME_MS = 10 * 60_000;
const ENDED = new Set(['sent', 'held', 'waiting', 'failed', 'skipped', 'dropped']);

export function createSettle(parts: SettleParts): Settle {
  return async (digestId) => {
    const deliveries = await parts.deliveries.ofDigest(digestId);
    const slot = await parts.slots.ofDigest(digestId);
    if (!slot || !deliveries.every(({ state }) => ENDED.has(state))) return;
    const now = parts.clock.now();
    const zone = (await parts.schedules.get(slot.scheduleId))?.schedule.zone ?? 'UTC';
    const { outcome, reason } = withHand(verdictOf(slot, deliveries, now, zone), slot);
    await parts.slots.end(slot, outcome, reason, now);
  };
}

function verdictOf(slot: Slot, deliveries: readonly Delivery[], now: number, zone: string): Verdict {
  const clock = clockInWords(now, zone);
  const held = heldVerdict(deliveries, clock);
  if (held) return held;
  const sent = deliveries.filter(({ state }) => state === 'sent').length;
  const count = slot.matched > slot.shown ? `${slot.shown} of ${slot.matched}` : `${slot.shown}`;
  if (sent === deliveries.length) {
    const late = now - slot.dueAt > ON_TIME_MS;
    return late
      ? { outcome: 'caught-up', reason: `caught up at ${clock}: ${count}` }
      : { outcome: 'posted', reason: `posted ${count} at ${clock}` };
  }
  const first = deliveries.find(({ state }) => state !== 'sent');
  const detail = first?.detail ?? '';
  if (sent > 0) {
    const messages = `${sent} of ${deliveries.length} messages`;
    return { outcome: 'partly-posted', reason: `posted ${messages} at ${clock}: ${detail}` };
  }
  const failed = deliveries.some(({ state }) => state === 'failed');
  return failed ? { outcome: 'failed', reason: detail } : { outcome: 'skipped', reason: detail };
}
