import type { Log } from '../log.ts';

/** Work beside the digests that may take its time. It is asked each minute and finds in the store what there is to do. */
export interface Chore {
  readonly name: string;
  /** Ends early when `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/** Does the chores one after the other; the fault of one keeps no other from its turn. */
export class Chores {
  readonly #chores: readonly Chore[];
  readonly #log: Log | undefined;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(chores: readonly Chore[], log?: Log) {
    this.#chores = chores;
    this.#log = log;
  }

  /** Called while it runs, it waits for the same work. */
  run(): Promise<void> {
    this.#running ??= this.#all().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Resolves when the work in hand has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #all(): Promise<void> {
    const { signal } = this.#stopping;
    for (const { name, run } of this.#chores) {
      if (signal.aborted) return;
      try {
        await run(signal);
      } catch (error) {
        this.#log?.error({ chore: name, error }, 'a chore failed; the next minute tries again');
      }
    }
  }
}
