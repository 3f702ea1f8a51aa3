import type { Delivery } from '../delivery/delivery.ts';
import type { Slot } from '../slot/slot.ts';
import type { Verdict } from '../slot/slot-verdict.ts';

/** How the reason of a slot begins while a message of it is sent again. */
export const SENT_AGAIN = 'sent again by a manager';

type Part = Pick<Delivery, 'part' | 'state' | 'detail'>;

/** What a slot came to of which a message is held or was given up; undefined when that decides nothing. */
export function heldVerdict(deliveries: readonly Part[], clock: string): Verdict | undefined {
  const held = deliveries.find(({ state }) => state === 'held');
  const stuck = held ?? deliveries.find(({ state }) => state === 'dropped');
  if (!stuck) return undefined;
  const sent = deliveries.filter(({ state }) => state === 'sent').length;
  if (sent === 0) return withoutAny(stuck, deliveries);
  const posted = `posted ${sent} of ${deliveries.length} messages at ${clock}`;
  const what = held
    ? `message ${stuck.part} is held (${stuck.detail})`
    : `message ${stuck.part} was ${stuck.detail}`;
  return { outcome: 'partly-posted', reason: [posted, what, ...waitWords(deliveries)].join('; ') };
}

function withoutAny(stuck: Part, deliveries: readonly Part[]): Verdict | undefined {
  if (stuck.state === 'held') {
    const why = `perhaps posted, so not sent again: ${stuck.detail}`;
    return { outcome: 'held', reason: [why, ...waitWords(deliveries)].join('; ') };
  }
  const all = deliveries.every(({ state }) => state === 'dropped');
  return all ? { outcome: 'skipped', reason: stuck.detail } : undefined;
}

function waitWords(deliveries: readonly Part[]): string[] {
  const waiting = deliveries.filter(({ state }) => state === 'waiting').length;
  if (waiting === 0) return [];
  return [waiting === 1 ? '1 message waits behind it' : `${waiting} messages wait behind it`];
}

/** Says so when a manager had a hand in it. */
export function withHand(verdict: Verdict, slot: Pick<Slot, 'reason'>): Verdict {
  const asked = slot.reason.startsWith(SENT_AGAIN) && verdict.outcome !== 'held';
  return asked ? { ...verdict, reason: `${verdict.reason}; ${slot.reason}` } : verdict;
}
