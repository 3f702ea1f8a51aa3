import { scheduler } from 'node:timers/promises';
import type { PaperId, PaperLibrary } from '../../papers/api.ts';
import { PaperReader } from '../../topics/paper-reader.ts';
import { Shelf } from '../../topics/shelf.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';

export interface ReadingParts {
  readonly announced: Pick<AnnouncedPapers, 'after' | 'newestNumber'>;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly sourceTrouble: () => Promise<string | undefined>;
}

/** The news between two numbers, in shelves of a size that memory bears. */
export interface NewsRead {
  /** The last news of each paper: one announced by two sources is one paper. */
  readonly news: ReadonlyMap<PaperId, News>;
  shelves(): AsyncIterable<Shelf>;
}

const ROWS_AT_ONCE = 500;
/** About 15 kB a paper. */
const SHELF = 1_000;
const WINDOWS_KEPT = 3;

/** What the digests of one tick read in common, read once. Dropped with the tick. */
export class Reading {
  readonly papers: PaperReader;
  readonly #parts: ReadingParts;
  readonly #windows = new Map<string, Promise<NewsRead>>();
  #newest: Promise<number> | undefined;
  #trouble: Promise<string> | undefined;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
    this.papers = new PaperReader(parts.library);
  }

  newestNumber(): Promise<number> {
    this.#newest ??= this.#parts.announced.newestNumber();
    return this.#newest;
  }

  /** Which source is late or failing, '' when none is. */
  trouble(): Promise<string> {
    this.#trouble ??= this.#parts.sourceTrouble().then((trouble) => trouble ?? '');
    return this.#trouble;
  }

  /** News numbered above `after` and up to `upTo`. Most channels have come equally far. */
  newsBetween(after: number, upTo: number): Promise<NewsRead> {
    const key = `${after} ${upTo}`;
    const read = this.#windows.get(key) ?? this.#read(after, upTo);
    this.#windows.delete(key);
    this.#windows.set(key, read);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > WINDOWS_KEPT && oldest !== undefined) this.#windows.delete(oldest);
    return read;
  }

  async #read(after: number, upTo: number): Promise<NewsRead> {
    const news = await this.#newsOf(after, upTo);
    const ids = [...news.keys()];
    let only: Promise<Shelf> | undefined;
    const shelfOf = (some: readonly PaperId[]) => Shelf.of(this.papers, some);
    return {
      news,
      shelves: async function* () {
        if (ids.length <= SHELF) {
          only ??= shelfOf(ids);
          yield await only;
          return;
        }
        for (let at = 0; at < ids.length; at += SHELF) yield await shelfOf(ids.slice(at, at + SHELF));
      },
    };
  }

  async #newsOf(after: number, upTo: number): Promise<ReadonlyMap<PaperId, News>> {
    const newest = new Map<PaperId, News>();
    for (let from = after; ; ) {
      const some = await this.#parts.announced.after(from, upTo, ROWS_AT_ONCE);
      for (const news of some) newest.set(news.paperId, news);
      const last = some.at(-1);
      if (last === undefined || some.length < ROWS_AT_ONCE) return newest;
      from = last.number;
      await scheduler.yield();
    }
  }
}
