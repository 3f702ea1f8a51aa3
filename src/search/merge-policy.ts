/** Segments of about one size are merged when there are so many. */
const FAN = 4;
/** A segment with more of its papers removed is written anew without them. */
const MOST_REMOVED = 0.25;

interface Sized {
  readonly size: number;
  readonly end: number;
}

export interface MergeLimits {
  /** Papers of the smallest segments. */
  readonly smallest: number;
  /** No larger segment is made by merging. */
  readonly largest: number;
}

/**
 * Which segments to merge next; none when all is well. Each paper is rewritten about log4(papers / smallest) times, and
 * there are at most three segments of each size.
 */
export function chooseMerge<T extends Sized>(segments: readonly T[], limits: MergeLimits): readonly T[] {
  const wasteful = segments.find(({ size, end }) => end - size > end * MOST_REMOVED);
  if (wasteful) return [wasteful];
  const levels = new Map<number, T[]>();
  for (const segment of segments) {
    if (segment.size * FAN > limits.largest) continue;
    const level = levelOf(segment.size, limits.smallest);
    levels.set(level, [...(levels.get(level) ?? []), segment]);
  }
  return [...levels.values()].find((level) => level.length >= FAN)?.slice(0, FAN) ?? [];
}

function levelOf(size: number, smallest: number): number {
  return Math.max(0, Math.floor(Math.log(Math.max(size, 1) / smallest) / Math.log(FAN) + 1e-9));
}
