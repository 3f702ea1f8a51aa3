import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A day and time as a clock on the wall shows it. */
export interface Wall {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:mm`. */
  readonly time: string;
}

/** What the clock on the wall shows at an instant. */
export function wallAt(instant: number, zone: string): Wall {
  const iso = new Date(instant + offsetAt(instant, zone)).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/**
 * The instant when the clock shows this: the first of two in a repeated hour; in an hour left out, the first minute
 * after it. Undefined when the zone left the whole day out.
 */
export function instantOf({ date, time }: Wall, zone: string): number | undefined {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => offsetAt(near, zone));
  const fits = offsets.map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, zone) === asUtc);
  if (fits.length > 0) return Math.min(...fits);
  const after = jumpBetween(asUtc - Math.max(...offsets), asUtc - Math.min(...offsets), zone);
  return wallAt(after, zone).date === date ? after : undefined;
}

/** The first instant in (from, to] at which the offset is no longer what it was at `from`. */
function jumpBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(instant: number, zone: string): number {
  return IANAZone.create(zone).offset(instant) * MINUTE_MS;
}
