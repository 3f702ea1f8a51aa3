import type { Address, ChatPlatform, Directory, PostingNeeds } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Chore } from '../chores.ts';
import { channelAddress } from '../delivery/address.ts';
import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import type { RecoveryStore, RefusedDestination } from './recovery-store.ts';

export interface RecoveryParts {
  readonly recovery: RecoveryStore;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly directory: Pick<Directory, 'spaceById'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log?: Log | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A space where a role lost its right may have hundreds: the others have their turn in the next minutes. */
const ASKED_AT_ONCE = 20;

/** Asks now and then whether a channel that refused takes messages again; then what it missed comes. */
export function recovery(parts: RecoveryParts): Chore {
  return {
    name: 'recovery',
    run: async (signal) => {
      const now = parts.clock.now();
      const due = (await parts.recovery.refused()).filter((one) => lookAgainAt(one, now) <= now);
      for (const refused of due.slice(0, ASKED_AT_ONCE)) {
        if (signal.aborted) return;
        await look(parts, refused);
      }
    },
  };
}

/** Half an hour, then an hour; a day where it refused again although nothing seemed to be missing. */
function lookAgainAt({ since, checkedAt, toldAt }: RefusedDestination, now: number): number {
  if (checkedAt < 0) return now;
  const refusedAgain = toldAt > 0 && since > toldAt;
  const hours = now - since >= SLOT_EXPIRY_MS;
  const every = refusedAgain ? 24 * HOUR : hours ? HOUR : 30 * MINUTE;
  return Math.max(since, checkedAt) + every;
}

async function look(parts: RecoveryParts, refused: RefusedDestination): Promise<void> {
  const { recovery: store, clock, log } = parts;
  const { destination } = refused;
  const platform = parts.platformOf(destination.platform);
  if (platform?.state().state !== 'connected') return;
  const to = await channelAddress(destination, parts.directory);
  const missing = await missingRight(platform, to, refused.needs);
  const now = clock.now();
  if (missing !== undefined)
    return store.stillRefused(destination.id, missing || destination.stateReason, now);
  if (await store.recover(refused, now - SLOT_EXPIRY_MS, now)) {
    log?.info({ destination: destination.id }, 'messages can be sent there again');
  }
}

/** '' when that could not be found out. */
async function missingRight(
  platform: ChatPlatform,
  to: Address,
  needs: PostingNeeds,
): Promise<string | undefined> {
  try {
    return await platform.missingRight(to, needs);
  } catch {
    // Nothing is known: the reason on record still stands.
    return '';
  }
}
