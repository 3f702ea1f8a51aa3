import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';

const KEPT = 500;

/** When the next message may go out: about one a second and channel, and none by a method that Slack told to wait. */
export class Pace {
  readonly #clock: Pick<Clock, 'now'>;
  /** Channel → when it is free again. */
  readonly #free = new Map<string, number>();
  /** Method → until when it rests, and for how long from when that was asked. */
  readonly #rests = new Map<string, { readonly until: number; readonly ms: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Milliseconds until this channel's turn, which is taken; undefined when that is longer than anybody should wait. */
  turn(channel: string): number | undefined {
    const now = this.#clock.now();
    const free = this.#free.get(channel) ?? 0;
    // No turn is given so far ahead: the clock was, and has been put right.
    const at = free - now > TIMES.postPatience + TIMES.betweenPosts ? now : Math.max(free, now);
    if (at - now > TIMES.postPatience) return undefined;
    this.#free.set(channel, at + TIMES.betweenPosts);
    if (this.#free.size > KEPT) this.#forget(now);
    return at - now;
  }

  rest(method: string, ms: number): void {
    this.#rests.set(method, { until: this.#clock.now() + ms, ms });
  }

  /** Milliseconds this method still rests. */
  restMs(method: string): number {
    const rest = this.#rests.get(method);
    if (rest === undefined) return 0;
    const left = rest.until - this.#clock.now();
    if (left <= rest.ms) return Math.max(left, 0);
    // The clock was set back.
    this.rest(method, rest.ms);
    return rest.ms;
  }

  #forget(now: number): void {
    for (const [channel, at] of this.#free) if (at <= now) this.#free.delete(channel);
  }
}
