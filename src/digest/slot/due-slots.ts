import { nextOccurrences, type Occurrence } from '../schedule/occurrences.ts';
import { type Schedule, SLOT_EXPIRY_MS } from '../schedule/schedule.ts';

/** What a schedule has to do now. */
export interface DueSlots {
  /** The newest, unless it is too late for it too, or older ones are left for another step. */
  readonly run: Occurrence | undefined;
  /** The one that is caught up in the end; older ones are superseded by it. */
  readonly newest: Occurrence | undefined;
  /** Older ones, oldest first. */
  readonly skipped: readonly Occurrence[];
  /** The next slot ahead, or the oldest that this step leaves. */
  readonly nextAt: number;
}

const YEAR_MS = 366 * 86_400_000;
/** Finding a slot in a zone takes about 0.05 ms: years of missed hours are decided in steps. */
const AT_ONCE = 100;
/** On most days there is one due. */
const FIRST = 2;

/** The slots missed while nobody looked: only the newest is caught up, and only within its time. */
export function dueSlots(schedule: Schedule, now: number): DueSlots {
  const lately = Math.max(schedule.nextAt, now - SLOT_EXPIRY_MS);
  const { due, nextAt } = from(schedule, lately, now);
  const newest = due.at(-1);
  if (lately === schedule.nextAt) return { run: newest, newest, skipped: due.slice(0, -1), nextAt };
  const missed = nextOccurrences(schedule.cron, schedule.zone, schedule.nextAt - 1, AT_ONCE + 1);
  const skipped = missed.filter(({ dueAt }) => dueAt < lately).slice(0, AT_ONCE);
  const left = missed[skipped.length];
  if (left && left.dueAt < lately) return { run: undefined, newest, skipped, nextAt: left.dueAt };
  return { run: newest, newest, skipped: [...skipped, ...due.slice(0, -1)], nextAt };
}

/** The slots from an instant to now, and the first ahead. */
function from({ cron, zone }: Schedule, start: number, now: number): { due: Occurrence[]; nextAt: number } {
  for (let count = FIRST; ; count *= 2) {
    const some = nextOccurrences(cron, zone, start - 1, count);
    const next = some.find(({ dueAt }) => dueAt > now);
    if (!next && some.length === count) continue;
    return { due: some.filter(({ dueAt }) => dueAt <= now), nextAt: next?.dueAt ?? now + YEAR_MS };
  }
}
