import type { Clock } from '../../clock.ts';
import type { Chore } from '../chores.ts';
import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import type { Settle } from '../slot/settle.ts';
import type { HeldStore } from './held-store.ts';

const KEPT_DAYS = 7;
const KEPT_MS = KEPT_DAYS * 86_400_000;
const WAITED = 'too late: waited behind a held message; its papers come with the next digest';
const FORGOTTEN = `dropped: nobody asked for it within ${KEPT_DAYS} days`;

export interface HeldTimeParts {
  readonly held: HeldStore;
  readonly settle: Settle;
  readonly clock: Pick<Clock, 'now'>;
}

/** What waits behind a held message waits as long as a slot does; what is held waits a week for a word. */
export function heldTime({ held, settle, clock }: HeldTimeParts): Chore {
  return {
    name: 'held messages',
    run: async () => {
      const now = clock.now();
      for (const digest of await held.endWaiting(now - SLOT_EXPIRY_MS, WAITED, now)) await settle(digest);
      for (const attempt of await held.heldBefore(now - KEPT_MS)) {
        const digest = (await held.get(attempt.key))?.digestId;
        const dropped = await held.drop(attempt, FORGOTTEN, now);
        if (dropped && digest) await settle(digest);
      }
    },
  };
}
