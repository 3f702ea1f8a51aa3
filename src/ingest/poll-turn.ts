import { describeError } from '../errors.ts';
import type { Lease } from '../lease/lease.ts';
import type { PaperSource } from '../sources/source.ts';
import type { FeedRecord } from './feed-store.ts';
import { type FeedParts, pollFeed } from './poll-feed.ts';
import type { Gate } from './poll-gate.ts';
import { neverAsked } from './poll-memory.ts';
import { dueAt } from './poll-next.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whether the process that asks has stopped is looked at so often. */
const LOOK_AGAIN_MS = 15_000;

export interface TurnParts extends FeedParts {
  /** Where several processes share a store, one of them asks; left out where there is one. */
  readonly lease?: Lease;
}

/** Asks a source if it is due and gives when it is due next. Never throws; who calls meanwhile gets the same turn. */
export type Turn = () => Promise<number>;

export function createTurn(parts: TurnParts, source: PaperSource, gate: Gate, signal: AbortSignal): Turn {
  const { clock, log, feeds, lease } = parts;
  let turn: Promise<number> | undefined;
  let storeFailures = 0;
  let pausedUntil = 0;

  const take = async (): Promise<number> => {
    const now = clock.now();
    if (now < pausedUntil || signal.aborted) return pausedUntil;
    const held = heldOf(await feeds.all(), source);
    const due = dueAt(source, held, now);
    if (due > now) return due;
    if (lease && !(await lease.holds())) return now + LOOK_AGAIN_MS;
    const after = await gate(() => pollFeed(parts, source, held, signal));
    storeFailures = 0;
    return after.nextAt;
  };

  // Kept here too: a store that takes nothing must not make the source be asked all the time.
  const pause = async (fault: unknown): Promise<number> => {
    if (signal.aborted) return clock.now();
    pausedUntil = clock.now() + Math.min(MINUTE * 2 ** storeFailures++, HOUR);
    log.error(
      { feed: source.feed, reason: describeError(fault), error: fault },
      'papers could not be stored',
    );
    await remember(pausedUntil).catch((again) =>
      log.debug({ reason: describeError(again) }, 'nor could that'),
    );
    return pausedUntil;
  };

  const remember = async (nextAt: number): Promise<void> => {
    const held = heldOf(await feeds.all(), source);
    const told = { standing: 'broken', detail: 'what came could not be stored (see the log)' } as const;
    await feeds.put({ ...held, ...told, failures: held.failures + 1, triedAt: clock.now(), nextAt });
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
