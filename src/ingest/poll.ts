import type { PaperSource } from '../sources/source.ts';
import type { SourceStatus } from '../status/api.ts';
import { createGate } from './poll-gate.ts';
import { statusOf } from './poll-status.ts';
import { troubleOf, type Watched } from './poll-trouble.ts';
import { createTurn, heldOf, type Turn, type TurnParts } from './poll-turn.ts';

export interface PollerParts extends TurnParts {
  readonly sources: readonly PaperSource[];
}

/** Asks the sources, each in its time and apart from the others, and remembers how they do. */
export interface Poller {
  /** Goes on until `stop`. */
  run(): void;
  /** Asks every source that is due, once. Never rejects because of a source. */
  round(): Promise<void>;
  /** Ends what is being asked at once; what is being stored is stored first. */
  stop(): Promise<void>;
  /** Each source has been asked since the start, or was not due, or it was stopped before. */
  readonly firstRound: Promise<void>;
  status(): Promise<readonly SourceStatus[]>;
  /** Which source that should have announced did not, in words; undefined when there is none. */
  trouble(): Promise<string | undefined>;
}

const AT_ONCE = 4;
const SECOND = 1_000;
/** A machine that slept wakes with its timers late, so the time is looked at again so often. */
const LOOK_EVERY_MS = 5 * 60 * SECOND;

export function createPoller(parts: PollerParts): Poller {
  const { sources, feeds, clock, lease } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const gate = createGate(AT_ONCE);
  const turns = sources.map((source) => createTurn(parts, source, gate, signal));
  const first = Promise.withResolvers<void>();
  let loops: Promise<unknown> | undefined;

  const round = async () => {
    await Promise.all(turns.map((turn) => turn()));
    first.resolve();
  };

  const follow = async (turn: Turn) => {
    while (!signal.aborted) {
      const wait = (await turn()) - clock.now();
      const ms = Math.min(Math.max(wait, SECOND), LOOK_EVERY_MS);
      await clock.sleep(ms, signal).catch(() => undefined);
    }
  };

  const watched = async (): Promise<Watched[]> => {
    const all = await feeds.all();
    return sources.map((source) => ({ source, held: heldOf(all, source) }));
  };

  return {
    run: () => {
      lease?.keep();
      loops ??= Promise.all([round(), ...turns.map(follow)]);
    },
    round,
    stop: async () => {
      stopping.abort(new Error('stopping'));
      await Promise.all([round(), loops]);
      await lease?.stop();
    },
    firstRound: first.promise,
    status: async () => (await watched()).map(({ source, held }) => statusOf(source, held, clock.now())),
    trouble: async () => troubleOf(await watched(), clock.now()),
  };
}
