import { cronFields } from './cron-fields.ts';
import { WEEKDAYS } from './weekday-words.ts';

/** A cron expression in plain words, e.g. "weekdays 9:00"; as it stands when it depends on dates. */
export function wordsFromCron(cron: string): string {
  const { minute, hours, daysOfMonth, months, weekdays } = cronFields(cron);
  if (daysOfMonth.size < 31 || months.size < 12) return cron;
  const times = hours.map((hour) => `${hour}:${String(minute).padStart(2, '0')}`);
  return `${daysInWords(weekdays)} ${inOrder(times)}`;
}

function daysInWords(weekdays: ReadonlySet<number>): string {
  const days = [...weekdays].sort((a, b) => a - b);
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
