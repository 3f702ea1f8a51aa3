import { parentPort, workerData } from 'node:worker_threads';
import { Temporal } from '@js-temporal/polyfill';
import { nextOccurrences } from '../../src/digest/schedule/occurrences.ts';

export interface ZoneCount {
  readonly slots: number;
  readonly gaps: number;
  readonly repeats: number;
  readonly wrongDays: number;
  readonly wrongInstants: number;
}

const WALL_TIMES = ['00:00', '02:30', '09:00'];
const FIRST = '2026-01-01';
const DAYS = 3 * 365 + 1;
const DAY_MS = 86_400_000;
/** Nearer than this to a change of the clock the library is asked; the offset between two changes is one. */
const NEAR_MS = 2 * DAY_MS;

const count = { slots: 0, gaps: 0, repeats: 0, wrongDays: 0, wrongInstants: 0 };
for (const zone of workerData as readonly string[]) compare(zone);
parentPort?.postMessage(count satisfies ZoneCount);

function compare(zone: string): void {
  const reference = referenceOf(zone);
  for (const wallTime of WALL_TIMES) {
    const [hour, minute] = wallTime.split(':').map(Number);
    const before = Date.parse(FIRST) - 2 * DAY_MS;
    const found = nextOccurrences(`${minute} ${hour} * * *`, zone, before, DAYS + 4);
    const ours = Map.groupBy(found, ({ localDate }) => localDate);
    for (let day = 0; day < DAYS; day++) {
      const date = new Date(Date.parse(FIRST) + day * DAY_MS).toISOString().slice(0, 10);
      const slots = ours.get(date) ?? [];
      count.slots++;
      if (slots.length !== 1) count.wrongDays++;
      else if (slots[0]?.dueAt !== reference(date, wallTime)) count.wrongInstants++;
    }
  }
}

/** When a slot is due, by the other library: the first of two in a repeated hour, the change itself in one left out. */
function referenceOf(zone: string): (date: string, wallTime: string) => number {
  const changes = changesOf(zone);
  return (date, wallTime) => {
    const asUtc = Date.parse(`${date}T${wallTime}:00Z`);
    const near = changes.find(({ at }) => Math.abs(at - asUtc) < NEAR_MS);
    return near ? askedOf(zone, date, wallTime, near.at) : asUtc - offsetAt(changes, asUtc);
  };
}

interface Change {
  readonly at: number;
  /** From then on. */
  readonly offset: number;
}

/** The first is long before the years looked at. */
function changesOf(zone: string): Change[] {
  const changes: Change[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDateTime.from('2025-06-01').toZonedDateTime(zone);
  while (at && at.year < 2030) {
    changes.push({ at: at.epochMilliseconds, offset: at.offsetNanoseconds / 1e6 });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

function offsetAt(changes: readonly Change[], instant: number): number {
  return changes.findLast(({ at }) => at <= instant)?.offset ?? 0;
}

function askedOf(zone: string, date: string, wallTime: string, change: number): number {
  const wall = Temporal.PlainDateTime.from(`${date}T${wallTime}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  if (earlier.toPlainDateTime().equals(wall)) {
    count.repeats++;
    return earlier.epochMilliseconds;
  }
  count.gaps++;
  return change;
}
