import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId, PaperLibrary } from '../papers/api.ts';
import { type PaperText, readPaper } from './paper-text.ts';

export interface ReadPaper {
  readonly paper: Paper;
  /** Analysed when first asked for. */
  text(): PaperText;
}

/** About 15 kB a paper. */
const KEPT = 1_000;
/** Analysing takes about 0.2 ms a paper: this many at a time leave the event loop free. */
const SLICE = 50;

/** Reads papers for rules: each is analysed at most once, however many rules ask. Kept for one piece of work, then dropped. */
export class PaperReader {
  readonly #library: Pick<PaperLibrary, 'byIds'>;
  readonly #kept = new Map<PaperId, ReadPaper>();

  constructor(library: Pick<PaperLibrary, 'byIds'>) {
    this.#library = library;
  }

  /** In the order asked, in slices between which other work runs; unknown ids are left out. */
  async *read(ids: readonly PaperId[]): AsyncIterable<ReadPaper> {
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE);
      await this.#load(slice.filter((id) => !this.#kept.has(id)));
      yield* slice.map((id) => this.#kept.get(id)).filter((read) => read !== undefined);
      this.#forgetOldest();
      await scheduler.yield();
    }
  }

  async #load(ids: readonly PaperId[]): Promise<void> {
    if (ids.length === 0) return;
    for (const paper of await this.#library.byIds(ids)) {
      let text: PaperText | undefined;
      this.#kept.set(paper.id, {
        paper,
        text: () => {
          text ??= readPaper(paper);
          return text;
        },
      });
    }
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return;
      this.#kept.delete(id);
    }
  }
}
