import type { Log } from '../log.ts';
import { Chores } from './chores.ts';
import { type HeldTimeParts, heldTime } from './held/held-time.ts';

export interface ChoreParts extends HeldTimeParts {
  readonly log?: Log | undefined;
}

/** All that is done beside the digests. */
export function createChores(parts: ChoreParts): Chores {
  return new Chores([heldTime(parts)], parts.log);
}
