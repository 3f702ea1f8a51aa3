import { type Clock, idFrom } from '../../../src/clock.ts';

export interface LeapingClock extends Clock {
  /** Lets time pass and ends the waits that are over by then. */
  advance(ms: number): void;
}

/** The limits of a request: they pass only when a test lets time pass, so that a real socket never races them. */
const LIMITS = new Set([30_000, 10_000]);

/** A clock on which pauses are over at once, while the time they take does pass. */
export function leapingClock(start: string | number = '2026-11-24T05:00:00Z', chance = 0.5): LeapingClock {
  let time = typeof start === 'number' ? start : Date.parse(start);
  const waits = new Set<{ due: number; end: () => void }>();
  const advance = (ms: number) => {
    time += ms;
    for (const wait of [...waits].filter(({ due }) => due <= time)) {
      waits.delete(wait);
      wait.end();
    }
  };
  return {
    now: () => time,
    random: () => chance,
    newId: () => idFrom(time, () => chance),
    advance,
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (!LIMITS.has(ms)) return Promise.resolve(advance(ms));
      return new Promise((resolve, reject) => {
        const wait = { due: time + ms, end: resolve };
        waits.add(wait);
        signal?.addEventListener('abort', () => waits.delete(wait) && reject(signal.reason), { once: true });
      });
    },
  };
}
