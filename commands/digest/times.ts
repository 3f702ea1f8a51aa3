import type { Suggestion } from '../../src/chat/api.ts';
import { sayTime } from '../../src/digest/api.ts';

const DAYS = [
  'weekdays',
  'daily',
  'every Monday',
  'mon,thu',
  'every Tuesday',
  'every Wednesday',
  'every Thursday',
  'every Friday',
  'weekends',
];
const HOURS = ['9:00', '8:00', '12:00', '17:00'];
const AT_MOST = 25;

/** Times to choose from: what is typed, as it is understood; those that hold it; after an hour alone, the days to go with it. */
export function suggestTimes(partial: string): readonly Suggestion[] {
  const typed = partial.trim();
  const hours = /^\d{1,2}(:\d{2})?$/.test(typed) ? [typed.includes(':') ? typed : `${typed}:00`] : HOURS;
  const all = [...hours.flatMap((hour) => DAYS.map((days) => `${days} ${hour}`)), 'twice a day'];
  const fitting = all.filter((time) => time.toLowerCase().includes(typed.toLowerCase()));
  const understood = sayTime(typed);
  return [
    ...(understood === undefined ? [] : [{ name: understood, value: typed }]),
    ...fitting.filter((time) => time !== understood).map((time) => ({ name: time, value: time })),
  ].slice(0, AT_MOST);
}
