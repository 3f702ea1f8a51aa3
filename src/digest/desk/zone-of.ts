import type { Person, Space } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { checkZone, isZone } from '../schedule/zones.ts';

/** Where a zone may come from, best first but for what was set before. */
export interface SaidZone {
  /** Given for itself. */
  readonly option: string | undefined;
  /** Named with the time. */
  readonly words: string | undefined;
  readonly space: Space;
  readonly by: Person | undefined;
  readonly machine: string | undefined;
}

/** The zone said; else what it was; else a guess, with whose word it is. Throws a `UserError` for one that does not exist. */
export function zoneOf(
  { option, words, space, by, machine }: SaidZone,
  before: Pick<Schedule, 'zone' | 'zoneFrom'> | undefined,
): { name: string; from: Schedule['zoneFrom'] } {
  const given = option?.trim() ? checkZone(option) : words;
  if (given !== undefined && words !== undefined && given !== words) {
    throw new UserError(`The time says ${words} and the zone says ${given}. Name only one of them.`);
  }
  if (given !== undefined) return { name: given, from: 'chosen' };
  if (before) return { name: before.zone, from: before.zoneFrom };
  return (
    guess(space.zone, 'space') ??
    guess(by?.zone, 'asker') ??
    guess(machine, 'machine') ?? { name: 'UTC', from: 'space' }
  );
}

/** UTC is what stands where nobody told. */
function guess(zone: string | undefined, from: Schedule['zoneFrom']) {
  if (zone === undefined || !isZone(zone)) return undefined;
  const name = checkZone(zone);
  return name === 'UTC' ? undefined : { name, from };
}
