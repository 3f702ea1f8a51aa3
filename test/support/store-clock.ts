import { type Clock, idFrom } from '../../src/clock.ts';

/** A clock that only moves when somebody sleeps, or when the test says so; its chance repeats from run to run. */
export interface SteppedClock extends Clock {
  advance(ms: number): void;
  /** Runs before each sleep, with the milliseconds slept. */
  onSleep: (ms: number) => void;
}

export function steppedClock(start = '2026-11-24T08:00:00Z'): SteppedClock {
  let now = Date.parse(start);
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const clock: SteppedClock = {
    now: () => now,
    random,
    newId: () => idFrom(now, random),
    advance: (ms) => {
      now += ms;
    },
    onSleep: () => undefined,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      clock.onSleep(ms);
      now += ms;
      // As a real wait would, this lets everything else run first.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
  return clock;
}
