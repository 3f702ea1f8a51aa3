import { nearest } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';
import { cronFields } from './cron-fields.ts';
import { DAY_NAMES, dayNumbers } from './weekday-words.ts';

const EXAMPLES = 'Write for example 9:00, weekdays 9:00, every Monday 8:30, mon,thu 17:00 or twice a day.';
const FILLER = new Set([
  'every',
  'each',
  'at',
  'on',
  'the',
  'and',
  'a',
  'day',
  "o'clock",
  'oclock',
  'o’clock',
]);
const TIME = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm)?$/;
const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '0:00'],
  ['morning', '9:00'],
]);

interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** A cron expression from words such as "weekdays 9:00", or from one typed. Throws a `UserError` that says what is possible. */
export function cronFromWords(typed: string): string {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const cron = isCron(text) ? text : fromWords(text);
  cronFields(cron);
  return cron;
}

const isCron = (text: string) => /^[\d*,/-]+ [\d*,/-]+( [\d*,/#?a-z-]+){2,4}$/.test(text);

function fromWords(text: string): string {
  if (/^twice (a day|daily)$/.test(text)) return '0 9,17 * * *';
  const times: Time[] = [];
  const days = new Set<number>();
  for (const word of wordsOf(text)) {
    const time = readTime(word);
    if (time) times.push(time);
    else for (const day of readDays(word)) days.add(day);
  }
  const [first] = times;
  if (!first) throw new UserError(`"${typed(text)}" has no time of day. ${EXAMPLES}`);
  if (times.some(({ minute }) => minute !== first.minute)) {
    throw new UserError(
      `"${typed(text)}": times of one schedule share their minutes, for example 9:30 and 17:30.`,
    );
  }
  const hours = [...new Set(times.map(({ hour }) => hour))].sort((a, b) => a - b);
  return `${first.minute} ${hours.join(',')} * * ${dayField(days)}`;
}

const typed = (text: string) => [...text].slice(0, 60).join('');

function wordsOf(text: string): string[] {
  return text
    .replace(/(\d) (am|pm)\b/g, '$1$2')
    .replace(/(\p{L}) (?:to|until) (\p{L})/gu, '$1-$2')
    .replace(/ ?[-–] ?/g, '-')
    .split(/[\s,;&+]+/)
    .filter((word) => word !== '' && !FILLER.has(word));
}

function readTime(word: string): Time | undefined {
  const match = TIME.exec(NAMED_TIMES.get(word) ?? word);
  if (!match) return undefined;
  const half = match[3];
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const fits = half ? hour >= 1 && hour <= 12 : hour <= 23;
  if (!fits || minute > 59)
    throw new UserError(`There is no time "${word}". Hours go from 0 to 23, minutes from 00 to 59.`);
  return { hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute };
}

function readDays(word: string): readonly number[] {
  const days = dayNumbers(word);
  if (days) return days;
  const suggestion = nearest(word, [...DAY_NAMES, ...NAMED_TIMES.keys()]);
  const hint = suggestion ? `Did you mean "${suggestion}"?` : EXAMPLES;
  throw new UserError(`I do not understand "${typed(word)}" in a time. ${hint}`);
}

function dayField(days: ReadonlySet<number>): string {
  if (days.size === 0 || days.size === 7) return '*';
  const sorted = [...days].sort((a, b) => a - b);
  return sorted.join(',') === '1,2,3,4,5' ? '1-5' : sorted.join(',');
}
