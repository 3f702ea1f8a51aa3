import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId, PaperLibrary } from '../papers/api.ts';
import { together } from '../together.ts';
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
      const kept = slice.map((id) => this.#kept.get(id));
      const missing = slice.filter((_, i) => !kept[i]);
      const loaded = missing.length > 0 ? await this.#load(missing) : NONE;
      yield* slice.map((id, i) => kept[i] ?? loaded.get(id)).filter((read) => read !== undefined);
      await scheduler.yield();
    }
  }

  /** Who asks at the same time shares one query. */
  readonly #load = together(async (asks: readonly (readonly PaperId[])[]) => {
    const loaded = new Map<PaperId, ReadPaper>();
    for (const paper of await this.#library.byIds([...new Set(asks.flat())]))
      loaded.set(paper.id, toRead(paper));
    for (const [id, read] of loaded) this.#kept.set(id, read);
    this.#forgetOldest();
    return asks.map(() => loaded);
  });

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return;
      this.#kept.delete(id);
    }
  }
}

const NONE: ReadonlyMap<PaperId, ReadPaper> = new Map();

function toRead(paper: Paper): ReadPaper {
  let text: PaperText | undefined;
  return {
    paper,
    text: () => {
      text ??= readPaper(paper);
      return text;
    },
  };
}
