import { scheduler } from 'node:timers/promises';
import type { PaperId } from '../../papers/api.ts';
import type { PaperReader } from '../../topics/paper-reader.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
import { NewsWindow } from './news-window.ts';

const ROWS_AT_ONCE = 500;
const WINDOWS_KEPT = 4;
/** Watermarks so near each other share a window. */
const LEAST_GRID = 512;

/** The stretches of news that the digests of one tick look at, each read once. */
export class NewsWindows {
  readonly #announced: Pick<AnnouncedPapers, 'after'>;
  readonly #papers: PaperReader;
  readonly #windows = new Map<string, Promise<NewsWindow>>();

  constructor(announced: Pick<AnnouncedPapers, 'after'>, papers: PaperReader) {
    this.#announced = announced;
    this.#papers = papers;
  }

  /**
   * News up to `upTo`, from `after` or somewhat before: most channels have come about equally far, and those that have not
   * must not each read the papers anew.
   */
  around(after: number, upTo: number): Promise<NewsWindow> {
    const from = onGrid(after, upTo);
    const key = `${from} ${upTo}`;
    const window = this.#windows.get(key) ?? this.#read(from, upTo);
    this.#windows.delete(key);
    this.#windows.set(key, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > WINDOWS_KEPT && oldest !== undefined) this.#windows.delete(oldest);
    return window;
  }

  async #read(after: number, upTo: number): Promise<NewsWindow> {
    const newest = new Map<PaperId, News>();
    for (let from = after; ; ) {
      const some = await this.#announced.after(from, upTo, ROWS_AT_ONCE);
      for (const news of some) newest.set(news.paperId, news);
      const last = some.at(-1);
      if (last === undefined || some.length < ROWS_AT_ONCE) return new NewsWindow(this.#papers, newest);
      from = last.number;
      await scheduler.yield();
    }
  }
}

/** The farther back, the coarser: few windows, each at most about half as long again as asked for. */
function onGrid(after: number, upTo: number): number {
  let grid = LEAST_GRID;
  while (grid * 4 < upTo - after) grid *= 2;
  return Math.floor(after / grid) * grid;
}
