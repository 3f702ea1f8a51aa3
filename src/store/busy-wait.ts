import type { Clock } from '../clock.ts';
import { RetryLater } from '../errors.ts';

const PATIENCE_MS = 5_000;

/**
 * Waits, without blocking the event loop, while another process holds the SQLite file.
 * The five seconds count from the first refusal, for all callers together, so that a queue of them does not wait in turn.
 */
export class BusyWait {
  readonly #clock: Clock;
  #since: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws `RetryLater` when the file stays held; `work` must do nothing when it is refused. */
  async run<T>(work: () => T): Promise<T> {
    for (;;) {
      try {
        const result = work();
        this.#since = undefined;
        return result;
      } catch (error) {
        if (!isBusy(error)) throw error;
        this.#since ??= this.#clock.now();
        if (this.#clock.now() - this.#since >= PATIENCE_MS) throw busy(error);
        await this.#clock.sleep(20 + 40 * this.#clock.random());
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

function busy(cause: unknown): RetryLater {
  return new RetryLater('The store is busy: another program holds its file. Try again in a moment.', 1_000, {
    cause,
  });
}
