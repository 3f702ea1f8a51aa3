import { nextOccurrences, type Occurrence } from '../schedule/occurrences.ts';
import { type Schedule, SLOT_EXPIRY_MS } from '../schedule/schedule.ts';

/** What a schedule has to do now. */
export interface DueSlots {
  /** The newest, unless it is too late for it too. */
  readonly run: Occurrence | undefined;
  /** Older ones, oldest first. */
  readonly skipped: readonly Occurrence[];
  readonly nextAt: number;
}

const YEAR_MS = 366 * 86_400_000;
const AT_ONCE = 50;

/** The slots missed while nobody looked: only the newest is caught up, and only within its time. */
export function dueSlots(schedule: Schedule, now: number): DueSlots {
  const due: Occurrence[] = [];
  let from = schedule.nextAt - 1;
  for (;;) {
    const some = nextOccurrences(schedule.cron, schedule.zone, from, AT_ONCE);
    due.push(...some.filter(({ dueAt }) => dueAt <= now));
    const next = some.find(({ dueAt }) => dueAt > now);
    const last = some.at(-1);
    if (next || !last) return split(due, now, next?.dueAt ?? now + YEAR_MS);
    from = last.dueAt;
  }
}

function split(due: readonly Occurrence[], now: number, nextAt: number): DueSlots {
  const newest = due.at(-1);
  const inTime = newest !== undefined && now - newest.dueAt <= SLOT_EXPIRY_MS;
  return { run: inTime ? newest : undefined, skipped: inTime ? due.slice(0, -1) : due, nextAt };
}
