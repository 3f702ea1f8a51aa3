import { type CronFields, cronFields } from './cron-fields.ts';
import { instantOf, wallAt } from './wall-time.ts';

/** One due moment of a schedule. Its name is date and wall time, whatever the zone makes of them. */
export interface Occurrence {
  readonly dueAt: number;
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** `HH:mm`. */
  readonly wallTime: string;
}

/** 29 February may be eight years away. */
const FARTHEST_DAYS = 9 * 366;

/**
 * The next `n` due moments after an instant, once for each local date and wall time: a time in the hour that spring
 * leaves out comes at the first minute after it, a repeated one at its first. Fewer when no more come in nine years.
 */
export function nextOccurrences(cron: string, zone: string, after: number, n: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (const occurrence of occurrencesFrom(cron, zone, wallAt(after, zone).date)) {
    if (occurrence.dueAt > after) found.push(occurrence);
    if (found.length >= n) break;
  }
  return found;
}

/** All due moments of one local date. */
export function occurrencesOn(cron: string, zone: string, localDate: string): Occurrence[] {
  return ofDay(cronFields(cron), zone, localDate);
}

function* occurrencesFrom(cron: string, zone: string, firstDate: string): Iterable<Occurrence> {
  const fields = cronFields(cron);
  const date = new Date(`${firstDate}T00:00:00Z`);
  for (let day = 0; day < FARTHEST_DAYS; day++, date.setUTCDate(date.getUTCDate() + 1)) {
    yield* ofDay(fields, zone, date.toISOString().slice(0, 10));
  }
}

function ofDay(schedule: readonly CronFields[], zone: string, localDate: string): Occurrence[] {
  const date = new Date(`${localDate}T00:00:00Z`);
  return wallTimes(schedule.filter((fields) => isDue(fields, date))).flatMap((wallTime) => {
    const dueAt = instantOf({ date: localDate, time: wallTime }, zone);
    return dueAt === undefined ? [] : [{ dueAt, localDate, wallTime }];
  });
}

/** In order, each once: two expressions may name the same. */
function wallTimes(due: readonly CronFields[]): string[] {
  const times = due.flatMap(({ hours, minute }) =>
    hours.map((hour) => `${twoDigits(hour)}:${twoDigits(minute)}`),
  );
  return [...new Set(times)].sort();
}

const isDue = (fields: CronFields, date: Date) =>
  fields.months.has(date.getUTCMonth() + 1) &&
  fields.daysOfMonth.has(date.getUTCDate()) &&
  fields.weekdays.has(date.getUTCDay());

const twoDigits = (value: number) => String(value).padStart(2, '0');
