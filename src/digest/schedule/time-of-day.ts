import { UserError } from '../../errors.ts';

export interface Time {
  readonly hour: number;
  readonly minute: number;
}

export const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '0:00'],
  ['morning', '9:00'],
  ['mornings', '9:00'],
  ['evening', '18:00'],
  ['evenings', '18:00'],
]);

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?(am|pm)?$/;

/** A time of day of a word such as "9", "9:30", "0930", "17h", "9am" or "noon"; undefined when it is none. Throws for one no clock shows. */
export function readTime(word: string): Time | undefined {
  const match = TIME.exec(NAMED_TIMES.get(word) ?? word);
  if (!match) return undefined;
  const half = match[3];
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const fits = half ? hour >= 1 && hour <= 12 : hour <= 23;
  if (!fits || minute > 59)
    throw new UserError(`There is no time “${word}”. Hours go from 0 to 23, minutes from 00 to 59.`);
  return { hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute };
}
