import { dayOf, startOf } from '../sources/days.ts';

const WEEK_MS = 7 * 86_400_000;

/** "01:10", "Mon 01:10" of another day, "16 Nov 01:10" of another week; in UTC. */
export function clockWords(at: number, now: number): string {
  const time = new Date(at).toISOString().slice(11, 16);
  return dayOf(at) === dayOf(now) ? time : `${dayWords(dayOf(at), now)} ${time}`;
}

/** "Mon", or "16 Nov" of another week. */
export function dayWords(day: string, now: number): string {
  const near = Math.abs(now - startOf(day)) < WEEK_MS;
  const style = near ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(startOf(day));
}

/** "Tue", "Tue and Wed", "Mon, Tue and Wed". */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}

export function papersWords(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}
