/** Where time, waiting and randomness come in, so that a test can hold all three. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** A number in [0, 1), for jitter. */
  random(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A new id: 20 lower-case letters and digits, growing with time. */
  newId(): string;
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** An id from a time and a source of randomness: 9 characters of time, 11 of chance. */
export function idFrom(now: number, random: () => number): string {
  let time = '';
  for (let left = Math.floor(now), i = 0; i < 9; i++, left = Math.floor(left / 32)) {
    time = ALPHABET[left % 32] + time;
  }
  let chance = '';
  while (chance.length < 11) chance += ALPHABET[Math.floor(random() * 32)];
  return time + chance;
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  sleep,
  newId: () => idFrom(Date.now(), Math.random),
};
