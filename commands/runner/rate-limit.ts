import { type CallContext, personId, spaceId } from '../../src/chat/api.ts';
import type { Clock } from '../../src/clock.ts';

const WINDOW_MS = 10_000;
const PER_PERSON = 10;
const PER_SPACE = 100;
/** Beyond this many names the full buckets are dropped: they tell nothing. */
const NAMES_AT_MOST = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** Token buckets in memory: each name may do `size` things at once and gets as many back in ten seconds. */
class Buckets {
  readonly #size: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(size: number) {
    this.#size = size;
  }

  /** Milliseconds to wait; 0 when one was taken. */
  take(name: string, now: number): number {
    const bucket = this.#filled(name, now);
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * WINDOW_MS) / this.#size);
    bucket.left -= 1;
    return 0;
  }

  #filled(name: string, now: number): Bucket {
    if (this.#buckets.size > NAMES_AT_MOST) this.#dropIdle(now);
    const bucket = this.#buckets.get(name) ?? { left: this.#size, at: now };
    const back = (Math.max(0, now - bucket.at) * this.#size) / WINDOW_MS;
    bucket.left = Math.min(this.#size, bucket.left + back);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #dropIdle(now: number): void {
    for (const [name, { at }] of this.#buckets) {
      if (now - at >= WINDOW_MS) this.#buckets.delete(name);
    }
  }
}

/** Says why a call must wait, or undefined when it may go on: 10 commands in 10 s a person, 100 a space. */
export function createRateLimit(clock: Pick<Clock, 'now'>): (call: CallContext) => string | undefined {
  const people = new Buckets(PER_PERSON);
  const spaces = new Buckets(PER_SPACE);
  return ({ person, space }) => {
    const own = people.take(personId(person), clock.now());
    if (own > 0) return `I take ${PER_PERSON} commands in 10 seconds from one person. ${again(own)}`;
    const all = space ? spaces.take(spaceId(space), clock.now()) : 0;
    if (all > 0) return `Many people here are asking at once. ${again(all)}`;
    return undefined;
  };
}

function again(ms: number): string {
  return `Try again in ${Math.max(1, Math.ceil(ms / 1_000))} s.`;
}
