import { describeError } from '../errors.ts';
import type { PaperSource } from '../sources/source.ts';
import type { FeedRecord } from './feed-store.ts';
import { type FeedParts, pollFeed } from './poll-feed.ts';
import type { Gate } from './poll-gate.ts';
import { neverAsked } from './poll-memory.ts';
import { dueAt } from './poll-next.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Asks a source if it is due and gives when it is due next. Never throws; who calls meanwhile gets the same turn. */
export type Turn = () => Promise<number>;

export function createTurn(parts: FeedParts, source: PaperSource, gate: Gate, signal: AbortSignal): Turn {
  const { clock, log, feeds } = parts;
  let turn: Promise<number> | undefined;
  let storeFailures = 0;
  let pausedUntil = 0;

  const take = async (): Promise<number> => {
    const now = clock.now();
    if (now < pausedUntil || signal.aborted) return pausedUntil;
    const held = heldOf(await feeds.all(), source);
    const due = dueAt(source, held, now);
    if (due > now) return due;
    const after = await gate(() => pollFeed(parts, source, held, signal));
    storeFailures = 0;
    return after.nextAt;
  };

  // The store cannot keep the next time, so it is kept here: a full disk must not make the source be asked all the time.
  const pause = (fault: unknown): number => {
    if (signal.aborted) return clock.now();
    pausedUntil = clock.now() + Math.min(MINUTE * 2 ** storeFailures++, HOUR);
    log.error(
      { feed: source.feed, reason: describeError(fault), error: fault },
      'papers could not be stored',
    );
    return pausedUntil;
  };

  return () => {
    turn ??= take()
      .catch(pause)
      .finally(() => {
        turn = undefined;
      });
    return turn;
  };
}

/** What is held of a source among all that is held. */
export function heldOf(all: readonly FeedRecord[], source: PaperSource): FeedRecord {
  return all.find(({ feed }) => feed === source.feed) ?? neverAsked(source);
}
