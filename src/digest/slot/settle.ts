import type { Delivery } from '../delivery/delivery.ts';
import { heldVerdict, withHand } from '../held/held-verdict.ts';
import { clockInWords } from '../schedule/local-words.ts';
import type { Slot } from './slot.ts';
import type { Verdict } from './slot-verdict.ts';

/** Writes the outcome of a digest's slot once all its messages have ended. */
export type Settle = (digestId: string) => Promise<void>;

/** Later than this a slot was not on time, but caught up. */
const ON_TIME_MS = 10 * 60_000;
const ENDED = new Set(['sent', 'held', 'waiting', 'failed', 'skipped', 'dropped']);

type Ended = Pick<Delivery, 'part' | 'state' | 'detail'>;

/** What a slot came to, once all its messages have ended. */
export function settled(
  slot: Slot,
  deliveries: readonly Ended[],
  now: number,
  zone: string,
): Verdict | undefined {
  if (!deliveries.every(({ state }) => ENDED.has(state))) return undefined;
  return withHand(verdictOf(slot, deliveries, now, zone), slot);
}

function verdictOf(slot: Slot, deliveries: readonly Ended[], now: number, zone: string): Verdict {
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
