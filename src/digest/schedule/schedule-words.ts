import { nearest } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';
import { cronFields, NEXT_EXPRESSION } from './cron-fields.ts';
import { refuseNoTime } from './no-time.ts';
import { NAMED_TIMES, readTime, type Time } from './time-of-day.ts';
import { DAY_NAMES, dayNumbers } from './weekday-words.ts';
import { nearestPlace, takeZone } from './zones.ts';

const EXAMPLES = 'Write for example 9:00, weekdays 9:00, every Monday 8:30, mon,thu 17:00 or twice a day.';
const FILLER = new Set(
  "every each at on the and a day week once per twice time please o'clock oclock o’clock uhr in".split(' '),
);

/** When something comes, as a person said it. */
export interface SaidTime {
  readonly cron: string;
  /** IANA zone; undefined when none was named. */
  readonly zone: string | undefined;
}

/** Reads words such as "weekdays 9:00" or "9:30 and 17:45 Berlin", or cron. Throws a `UserError` that says what is possible. */
export function readSchedule(typed: string): SaidTime {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const said = isCron(text) ? { cron: text, zone: undefined } : fromWords(text);
  cronFields(said.cron);
  return said;
}

const isCron = (text: string) =>
  text.split(';').every((one) => /^[\d*,/-]+ [\d*,/-]+( [\d*,/#?a-z-]+){2,4}$/.test(one.trim()));

/** Times that come on the same days; no days are all days. */
interface Group {
  readonly times: readonly Time[];
  readonly days: ReadonlySet<number>;
}

function fromWords(text: string): SaidTime {
  refuseNoTime(shown(text));
  const { words, zone } = takeZone(wordsOf(text));
  const groups = groupsOf(words, text);
  const lines = groups.flatMap(({ times, days }) => {
    const byMinute = Map.groupBy(times, ({ minute }) => minute);
    return [...byMinute].map(([minute, alike]) => {
      const hours = [...new Set(alike.map(({ hour }) => hour))].sort((a, b) => a - b);
      return `${minute} ${hours.join(',')} * * ${dayField(days)}`;
    });
  });
  return { cron: [...new Set(lines)].join(NEXT_EXPRESSION), zone };
}

const shown = (text: string) => [...text].slice(0, 60).join('');

function wordsOf(text: string): string[] {
  return text
    .replace(/^(?:twice|2x) (?:a day|daily|per day)(?=$| [^\d ])/, '9:00 17:00')
    .replace(/(\d) ([ap])\.?m\b\.?/g, '$1$2m')
    .replace(/(\d)(?: o['’]?clock)?(?: in the)? (morning|afternoon|evening)\b/g, (_, digit, part) =>
      part === 'morning' ? `${digit}am` : `${digit}pm`,
    )
    .replace(/(\p{L}) (?:to|until|till|through) (\p{L})/gu, '$1-$2')
    .replace(/ ?[-–—] ?/g, '-')
    .split(/[\s,;&+()]+/)
    .flatMap((word) => (isSlashed(word) ? word.split('/') : [word]))
    .filter((word) => word !== '' && !FILLER.has(word));
}

/** "mon/wed/fri" or "9:00/17:00", not a zone. */
const isSlashed = (word: string) => word.split('/').every((part) => /^\d/.test(part) || dayNumbers(part));

/** Days and the times beside them, whichever come first: "Mon 9:00, Thu 17:00" is not four times. */
function groupsOf(words: readonly string[], text: string): readonly Group[] {
  const runs: (Time[] | Set<number>)[] = [];
  for (const word of words) {
    const time = readTime(word);
    const last = runs.at(-1);
    if (time) Array.isArray(last) ? last.push(time) : runs.push([time]);
    else if (last instanceof Set) for (const day of readDays(word)) last.add(day);
    else runs.push(new Set(readDays(word)));
  }
  const times = runs.filter((run) => Array.isArray(run));
  const days = runs.filter((run) => run instanceof Set);
  if (times.length === 0) throw new UserError(`“${shown(text)}” has no time of day. ${EXAMPLES}`);
  if (days.length <= 1) return [{ times: times.flat(), days: days[0] ?? new Set() }];
  if (times.length === days.length)
    return times.map((some, i) => ({ times: some, days: days[i] ?? new Set() }));
  throw new UserError(
    `“${shown(text)}” does not say which time is for which days. Write for example mon 9:00, thu 17:00.`,
  );
}

function readDays(word: string): readonly number[] {
  const days = dayNumbers(word);
  if (days) return days;
  const suggestion = nearest(word, [...DAY_NAMES, ...NAMED_TIMES.keys()]) ?? nearestPlace(word);
  const hint = suggestion ? `Did you mean “${suggestion}”?` : EXAMPLES;
  throw new UserError(`I do not understand “${shown(word)}” in a time. ${hint}`);
}

function dayField(days: ReadonlySet<number>): string {
  if (days.size === 0 || days.size === 7) return '*';
  const sorted = [...days].sort((a, b) => a - b);
  return sorted.join(',') === '1,2,3,4,5' ? '1-5' : sorted.join(',');
}
