/** Days are `YYYY-MM-DD`; arithmetic on them is in UTC, where every day has 24 hours. */
const DAY_MS = 86_400_000;

/** The day an instant falls on, in UTC or in another zone. */
export function dayOf(instant: number, zone = 'UTC'): string {
  if (zone === 'UTC') return new Date(instant).toISOString().slice(0, 10);
  // This locale writes days as we do.
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
}

export function addDays(day: string, count: number): string {
  return dayOf(startOf(day) + count * DAY_MS);
}

/** Epoch ms of a day's first moment in UTC. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** "Saturday". */
export function weekdayOf(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(startOf(day));
}

export function isWeekend(day: string): boolean {
  return ['Saturday', 'Sunday'].includes(weekdayOf(day));
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY` at the start of a text when it is a real date, else ''. */
export function readDate(text: string): string {
  const [date = ''] = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)/.exec(text.trim()) ?? [];
  const whole = `${date}${'-01-01'.slice(date.length - 4)}`;
  if (Number.isNaN(startOf(whole)) || dayOf(startOf(whole)) !== whole) return '';
  return Number(date.slice(0, 4)) >= 1000 ? date : '';
}
