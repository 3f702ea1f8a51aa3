import type { PaperSource } from '../sources/source.ts';
import type { FeedRecord } from './feed-store.ts';

const MINUTE = 60_000;

/** When a source is to be asked: at once, when what is held of it comes from the future. */
export function dueAt(source: PaperSource, held: FeedRecord, now: number): number {
  if (held.triedAt === 0) return source.nextPollAt(held, now);
  return held.triedAt > now ? now : held.nextAt;
}

/**
 * The next time after a poll: as the source wants it, not before the wait it asked for (`retryAfterMs`), and some chance
 * later, so that many bots do not come at once. Within its quiet hours the source itself moves it.
 */
export function nextAfter(
  source: PaperSource,
  held: FeedRecord,
  now: number,
  { retryAfterMs, chance }: { retryAfterMs: number; chance: number },
): number {
  const at = source.nextPollAt(held, now);
  const earliest = Math.max(at, now + Math.max(retryAfterMs, MINUTE));
  const wanted = Math.round(earliest + chance * Math.min((earliest - now) / 10, 5 * MINUTE));
  const moved = source.nextPollAt({ ...held, triedAt: held.triedAt + (wanted - at) }, now);
  return Math.max(wanted, moved);
}
