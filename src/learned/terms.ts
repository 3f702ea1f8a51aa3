import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId, PaperLibrary } from '../papers/api.ts';
import { STOP_WORDS } from '../search/analyzer/stop-words.ts';
import { stem, words } from '../search/analyzer.ts';
import { together } from '../together.ts';
import { Lexicon } from './lexicon.ts';

/** About half a kB each. */
const KEPT = 20_000;
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

/** Terms of papers as numbers of one lexicon, analysed once and kept for whoever asks next. */
export class Terms {
  readonly lexicon = new Lexicon();
  readonly #library: Pick<PaperLibrary, 'byIds'>;
  readonly #kept = new Map<PaperId, Uint32Array>();

  constructor(library: Pick<PaperLibrary, 'byIds'>) {
    this.#library = library;
  }

  /** In slices between which other work runs; papers not held are left out. */
  async of(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Uint32Array>> {
    const read = new Map<PaperId, Uint32Array>();
    // Now: whoever asks meanwhile may have some forgotten.
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept) read.set(id, kept);
    }
    const missing = ids.filter((id) => !read.has(id));
    for (let at = 0; at < missing.length; at += SLICE) {
      for (const [id, terms] of await this.#read(missing.slice(at, at + SLICE))) read.set(id, terms);
    }
    const found = new Map<PaperId, Uint32Array>();
    for (const id of ids) {
      const terms = read.get(id);
      if (terms) found.set(id, terms);
    }
    this.#forgetOldest();
    return found;
  }

  /** Who asks at the same time shares one query and one analysis. */
  readonly #read = together(async (asks: readonly (readonly PaperId[])[]) => {
    const read = new Map<PaperId, Uint32Array>();
    const missing = [...new Set(asks.flat())].filter((id) => !this.#kept.has(id));
    for (let at = 0; at < missing.length; at += SLICE) {
      for (const paper of await this.#library.byIds(missing.slice(at, at + SLICE)))
        this.#kept.set(paper.id, this.numbersOf(paper));
      await scheduler.yield();
    }
    for (const id of asks.flat()) {
      const terms = this.#kept.get(id);
      if (terms) read.set(id, terms);
    }
    return asks.map(() => read);
  });

  numbersOf(paper: Paper): Uint32Array {
    return Uint32Array.from([...termsOf(paper).keys()], (term) => this.lexicon.numberOf(term));
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return;
      this.#kept.delete(id);
    }
  }
}
