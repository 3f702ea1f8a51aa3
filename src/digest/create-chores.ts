import type { Log } from '../log.ts';
import { forgetLeftSpaces, type LeftSpacesParts } from '../privacy/left-spaces.ts';
import { type Chore, Chores } from './chores.ts';
import { type HeldTimeParts, heldTime } from './held/held-time.ts';
import { type NoteParts, notes } from './notes/notes.ts';
import { type NoticeParts, notices } from './recovery/notices.ts';
import { type RecoveryParts, recovery } from './recovery/recovery.ts';

export interface ChoreParts extends HeldTimeParts, NoteParts, NoticeParts, RecoveryParts, LeftSpacesParts {
  readonly moreChores?: readonly Chore[];
  readonly log?: Log | undefined;
}

/** All that is done beside the digests. Who is told of a trouble is told before it is looked at again. */
export function createChores(parts: ChoreParts): Chores {
  const chores = [heldTime(parts), notices(parts), recovery(parts), notes(parts), forgetLeftSpaces(parts)];
  return new Chores([...chores, ...(parts.moreChores ?? [])], parts.log);
}
