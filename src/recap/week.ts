import type { Occurrence } from '../digest/schedule/occurrences.ts';
import { instantOf } from '../digest/schedule/wall-time.ts';

/** Seven local days that a recap looks back on. */
export interface Week {
  /** `YYYY-MM-DD`, oldest first. */
  readonly days: readonly string[];
  /** The days as instants: from the first's begin to the last's end. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

const DAY_MS = 86_400_000;

/** A recap in the morning ends with the evening before; one after noon takes its own day in. */
export function weekBefore({ localDate, wallTime, dueAt }: Occurrence, zone: string): Week {
  const last = wallTime < '12:00' ? dayAfter(localDate, -1) : localDate;
  const days = Array.from({ length: 7 }, (_, i) => dayAfter(last, i - 6));
  return {
    days,
    from: beginOf(days[0] ?? last, zone, dueAt),
    to: beginOf(dayAfter(last, 1), zone, dueAt),
    zone,
  };
}

/** In a zone that left a whole day out, the day has no begin of its own. */
function beginOf(day: string, zone: string, near: number): number {
  return (
    instantOf({ date: day, time: '00:00' }, zone) ??
    instantOf({ date: dayAfter(day, 1), time: '00:00' }, zone) ??
    near
  );
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
