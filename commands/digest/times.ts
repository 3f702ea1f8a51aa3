import type { Suggestion } from '../../src/chat/api.ts';

const PATTERNS = ['weekdays', 'daily', 'every Monday', 'mon,thu'];
const HOURS = ['9:00', '8:00', '12:00', '17:00'];

/** Times to choose from: those that begin as typed, or, after an hour alone, the days to go with it. */
export function suggestTimes(partial: string): readonly Suggestion[] {
  const typed = partial.trim().toLowerCase();
  const hours = /^\d{1,2}(:\d{2})?$/.test(typed) ? [typed.includes(':') ? typed : `${typed}:00`] : HOURS;
  const all = [...hours.flatMap((hour) => PATTERNS.map((days) => `${days} ${hour}`)), 'twice a day'];
  const fitting = all.filter((time) => time.toLowerCase().includes(typed));
  return fitting.map((time) => ({ name: time, value: time }));
}
