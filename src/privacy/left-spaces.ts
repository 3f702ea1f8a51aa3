import type { Clock } from '../clock.ts';
import type { Chore } from '../digest/chores.ts';

/** Spaces that the bot has left, and what is still held of them. */
export interface LeftSpaces {
  /** Left before this instant and not seen again. */
  before(at: number): Promise<readonly string[]>;
  /** Everything of the space; of its people all that no other space needs. Broken off, it goes on when asked again. */
  forget(spaceId: string): Promise<void>;
}

const GRACE_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

export interface LeftSpacesParts {
  readonly leftSpaces: LeftSpaces;
  readonly clock: Pick<Clock, 'now'>;
}

/** Deletes what is held of spaces left long enough ago that nobody will be back. */
export function forgetLeftSpaces({ leftSpaces, clock }: LeftSpacesParts): Chore {
  return {
    name: 'forget spaces left',
    async run(signal) {
      for (const id of await leftSpaces.before(clock.now() - GRACE_DAYS * DAY_MS)) {
        if (signal.aborted) return;
        await leftSpaces.forget(id);
      }
    },
  };
}
