import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId, PaperLibrary } from '../papers/api.ts';
import { STOP_WORDS } from '../search/analyzer/stop-words.ts';
import { stem, words } from '../search/analyzer.ts';

/** About 2 kB each. */
const KEPT = 10_000;
/** Analysing takes about 0.2 ms a paper: this many at a time leave the event loop free. */
const SLICE = 50;
const LETTER = /\p{L}/u;
const NOT_ASCII = /[^\0-\x7f]/;

/** The terms of a paper's title and abstract, nothing else, each with the word that was written first. */
export function termsOf({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  for (const word of words(`${title}\n\n${abstract}`)) {
    const tells = LETTER.test(word) && (word.length > 1 || NOT_ASCII.test(word)) && !STOP_WORDS.has(word);
    const term = tells ? stem(word) : '';
    if (tells && !terms.has(term)) terms.set(term, word);
  }
  return terms;
}

/** Terms of papers, analysed once and kept for whoever asks next. */
export class Terms {
  readonly #library: Pick<PaperLibrary, 'byIds'>;
  readonly #kept = new Map<PaperId, readonly string[]>();
  readonly #own = new Map<string, string>();

  constructor(library: Pick<PaperLibrary, 'byIds'>) {
    this.#library = library;
  }

  /** In slices between which other work runs; papers not held are left out. */
  async of(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly string[]>> {
    const found = new Map<PaperId, readonly string[]>();
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE);
      const missing = slice.filter((id) => !this.#kept.has(id));
      if (missing.length > 0) await this.#read(missing);
      for (const id of slice) {
        const terms = this.#kept.get(id);
        if (terms) found.set(id, terms);
      }
      if (missing.length > 0) this.#forgetOldest();
    }
    return found;
  }

  async #read(ids: readonly PaperId[]): Promise<void> {
    for (const paper of await this.#library.byIds(ids)) {
      this.#kept.set(
        paper.id,
        [...termsOf(paper).keys()].map((term) => this.#asOwn(term)),
      );
    }
    await scheduler.yield();
  }

  /** One copy of a term for all papers; a slice of a longer text would keep all of that text in memory. */
  #asOwn(term: string): string {
    const known = this.#own.get(term);
    if (known !== undefined) return known;
    if (this.#own.size >= KEPT * 10) this.#own.clear();
    const own = Buffer.from(term).toString();
    this.#own.set(own, own);
    return own;
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return;
      this.#kept.delete(id);
    }
  }
}
