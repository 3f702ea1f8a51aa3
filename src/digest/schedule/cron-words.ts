import { type CronFields, cronFields } from './cron-fields.ts';
import { WEEKDAYS } from './weekday-words.ts';

/** A schedule in plain words, e.g. "weekdays 9:00"; as it stands when it depends on dates. */
export function wordsFromCron(cron: string): string {
  const schedule = cronFields(cron);
  if (schedule.some(({ daysOfMonth, months }) => daysOfMonth.size < 31 || months.size < 12)) return cron;
  const byDays = Map.groupBy(schedule, ({ weekdays }) => [...weekdays].sort().join());
  return [...byDays.values()].map((alike) => `${daysInWords(alike)} ${timesInWords(alike)}`).join(', ');
}

function timesInWords(alike: readonly CronFields[]): string {
  const minutes = alike.flatMap(({ hours, minute }) => hours.map((hour) => hour * 60 + minute));
  const times = [...new Set(minutes)].sort((a, b) => a - b);
  return inOrder(times.map((time) => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`));
}

function daysInWords([first]: readonly CronFields[]): string {
  const days = [...(first?.weekdays ?? [])].sort((a, b) => a - b);
  if (days.length === 7) return 'daily';
  if (days.join() === '1,2,3,4,5') return 'weekdays';
  if (days.join() === '0,6') return 'weekends';
  const names = days.map((day) => WEEKDAYS[day] ?? '');
  return names.length === 1 ? `every ${names[0]}` : inOrder(names.map((name) => name.slice(0, 3)));
}

/** "a", "a and b", "a, b and c". */
function inOrder(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
