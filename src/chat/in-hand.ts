import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Work that was begun and that stopping waits for. A fault in it ends here, in the log. */
export class InHand {
  readonly #work = new Set<Promise<void>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Only the words of a fault are logged: the library's errors hold addresses with tokens in them. */
  run(what: string, work: () => Promise<void>): void {
    const running = work().catch((error: unknown) => {
      this.#log.error({ what, reason: describeError(error) }, 'this could not be done');
    });
    this.#work.add(running);
    running.finally(() => this.#work.delete(running));
  }

  /** Resolves when all is done, or after `limitMs`. */
  async done(limitMs: number, clock: Pick<Clock, 'sleep'>): Promise<void> {
    const waited = new AbortController();
    const limit = clock.sleep(limitMs, waited.signal).catch(() => undefined);
    await Promise.race([Promise.all(this.#work), limit]);
    waited.abort();
  }
}
