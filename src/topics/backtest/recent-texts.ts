import { scheduler } from 'node:timers/promises';
import type { PaperId, PaperLibrary } from '../../papers/api.ts';
import { readPaper } from '../paper-text.ts';
import { type PackedText, PackedTexts } from './packed-texts.ts';
import type { AnnouncementDay, FirstNews, RecentNews } from './recent-news.ts';

export interface RecentTextsParts {
  readonly news: RecentNews;
  readonly papers: Pick<PaperLibrary, 'byIds'>;
}

/** A paper of the window, in few bytes. */
export interface RecentText extends FirstNews {
  readonly packed: PackedText;
}

/** The last announcement days held. */
export interface RecentWindow {
  /** Oldest first. */
  readonly days: readonly AnnouncementDay[];
  /** In order of announcement. */
  readonly papers: readonly RecentText[];
  readonly texts: PackedTexts;
}

export const WINDOW_DAYS = 14;
/** About 2 kB each; beyond, fewer days are read. */
const PAPERS_AT_MOST = 20_000;
/** Reading and packing takes about 0.3 ms a paper: so many leave the event loop free. */
const SLICE = 50;
/** Many windows' words; then the dictionary begins anew. */
const WORDS_AT_MOST = 300_000;

/** The papers of the last announcement days, ready for rules. Read when first asked for, and what is new or changed after that. */
export class RecentTexts {
  readonly #parts: RecentTextsParts;
  #texts = new PackedTexts();
  #packed = new Map<PaperId, { readonly change: number; readonly text: PackedText }>();
  #state = '';
  #window: Promise<RecentWindow> | undefined;

  constructor(parts: RecentTextsParts) {
    this.#parts = parts;
  }

  async window(): Promise<RecentWindow> {
    const state = await this.#parts.news.state();
    if (this.#window && state === this.#state) return this.#window;
    this.#state = state;
    const window = this.#read(this.#window);
    this.#window = window;
    window.catch(() => {
      // What could not be read is read anew when next asked for.
      if (this.#window === window) this.#window = undefined;
    });
    return window;
  }

  /** One reading after the other, since they share what is kept. */
  async #read(before: Promise<unknown> | undefined): Promise<RecentWindow> {
    await Promise.allSettled([before]);
    const { days, listed } = await this.#listed();
    this.#forget(new Set(listed.map(({ paperId }) => paperId)));
    await this.#pack(listed.filter(({ paperId, change }) => this.#packed.get(paperId)?.change !== change));
    const papers = listed.flatMap((each): RecentText[] => {
      const packed = this.#packed.get(each.paperId);
      return packed ? [{ ...each, packed: packed.text }] : [];
    });
    return { days, papers, texts: this.#texts };
  }

  /** Whole days, newest first, as many as have room; the newest always. */
  async #listed(): Promise<{ days: readonly AnnouncementDay[]; listed: readonly FirstNews[] }> {
    const { news } = this.#parts;
    const days = await news.announcementDays(WINDOW_DAYS);
    const taken = new Map<string, readonly FirstNews[]>();
    let left = PAPERS_AT_MOST;
    for (const day of new Set(days.map((each) => each.day).reverse())) {
      const first = await news.firstNewsOn(day, PAPERS_AT_MOST);
      left -= first.length;
      if (left < 0 && taken.size > 0) break;
      taken.set(day, first);
      await scheduler.yield();
    }
    return { days: days.filter(({ day }) => taken.has(day)), listed: [...taken.values()].reverse().flat() };
  }

  #forget(wanted: ReadonlySet<PaperId>): void {
    if (this.#texts.size > WORDS_AT_MOST) {
      this.#texts = new PackedTexts();
      this.#packed = new Map();
    }
    for (const id of this.#packed.keys()) if (!wanted.has(id)) this.#packed.delete(id);
  }

  async #pack(listed: readonly FirstNews[]): Promise<void> {
    for (let at = 0; at < listed.length; at += SLICE) {
      const slice = new Map(listed.slice(at, at + SLICE).map(({ paperId, change }) => [paperId, change]));
      for (const paper of await this.#parts.papers.byIds([...slice.keys()])) {
        const change = slice.get(paper.id) ?? 0;
        this.#packed.set(paper.id, { change, text: this.#texts.pack(readPaper(paper)) });
      }
      await scheduler.yield();
    }
  }
}
