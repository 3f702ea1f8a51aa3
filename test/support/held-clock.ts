import { type Clock, idFrom } from '../../src/clock.ts';

/** A clock that stands still until the test moves it; who sleeps wakes when its time has come. */
export interface HeldClock extends Clock {
  advance(ms: number): Promise<void>;
}

export function heldClock(start = '2026-11-24T08:00:00Z'): HeldClock {
  let now = Date.parse(start);
  let seed = 7;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return {
    now: () => now,
    random,
    newId: () => idFrom(now, random),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
    async advance(ms) {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.at > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
