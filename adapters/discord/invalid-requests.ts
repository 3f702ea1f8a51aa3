import { type InvalidRequestWarningData, type REST, RESTEvents } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';

const TOO_MANY = 1000;

/** Discord shuts out whoever collects 10,000 answers of 401, 403 or 429 in ten minutes: long before, sending pauses until the ten minutes are over. */
export class InvalidRequests {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Log;
  #until = 0;

  constructor(clock: Pick<Clock, 'now'>, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  watch(rest: REST): void {
    rest.on(RESTEvents.InvalidRequestWarning, (warning) => this.note(warning));
  }

  /** Milliseconds to hold back sending; 0 when there is no need. */
  pauseMs(): number {
    return Math.max(this.#until - this.#clock.now(), 0);
  }

  note({ count, remainingTime }: InvalidRequestWarningData): void {
    this.#log.warn({ count, remainingTime }, 'Discord refused many requests');
    if (count >= TOO_MANY) this.#until = this.#clock.now() + remainingTime;
  }
}
