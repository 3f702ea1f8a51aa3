import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { PaperId } from '../papers/api.ts';
import { gain, type Norm } from './bm25.ts';
import type { Entry } from './entry.ts';
import type { Board, Field, Tier, Weighted } from './tier.ts';

/** What MiniSearch is given: the keys of an entry, one a line. */
type Row = { readonly id: number } & Readonly<Record<Field, string>>;

const KEYS_APART = '\n';

/**
 * The tier that takes every addition and removal. MiniSearch finds the papers of a term, a prefix, a near word; what
 * they are worth is reckoned from their entries with the numbers of the whole corpus, as in a sealed segment.
 */
export class LivingTier implements Tier {
  readonly sorted = false;
  readonly gone = [];
  /** The store's change up to which everything had come before the first paper here. */
  readonly since: number;
  readonly #index = new MiniSearch<Row>({
    fields: ['terms', 'titleWords', 'authorWords', 'facets'],
    tokenize: (keys) => (keys === '' ? [] : keys.split(KEYS_APART)),
    processTerm: (key) => key,
  });
  /** By paper number; a removed paper's place stays empty. */
  readonly #entries: (Entry | undefined)[] = [];
  readonly #numbers = new Map<PaperId, number>();
  readonly #frequencies: Readonly<Record<Field, Map<string, number>>> = {
    terms: new Map(),
    titleWords: new Map(),
    authorWords: new Map(),
    facets: new Map(),
  };
  #length = 0;
  #titleLength = 0;

  constructor(since = 0) {
    this.since = since;
  }

  get size(): number {
    return this.#numbers.size;
  }

  get end(): number {
    return this.#entries.length;
  }

  get totals() {
    return { length: this.#length, titleLength: this.#titleLength };
  }

  /** The papers held, oldest addition first. */
  entries(): readonly Entry[] {
    return this.#entries.filter((entry) => entry !== undefined);
  }

  /** Undefined where a paper was removed. */
  entryAt(paper: number): Entry | undefined {
    return this.#entries[paper];
  }

  add(entry: Entry): void {
    const number = this.#entries.length;
    this.#entries.push(entry);
    this.#numbers.set(entry.id, number);
    this.#index.add({
      id: number,
      terms: [...entry.terms.keys()].join(KEYS_APART),
      titleWords: [...entry.titleWords].join(KEYS_APART),
      authorWords: [...entry.authorWords].join(KEYS_APART),
      facets: [...entry.facets].join(KEYS_APART),
    });
    this.#count(entry, 1);
  }

  remove(paper: number): void {
    const entry = this.#entries[paper];
    if (!entry) return;
    this.#entries[paper] = undefined;
    this.#numbers.delete(entry.id);
    this.#index.discard(paper);
    this.#count(entry, -1);
  }

  #count(entry: Entry, change: 1 | -1): void {
    this.#length += change * entry.length;
    this.#titleLength += change * entry.titleLength;
    for (const [field, frequencies] of Object.entries(this.#frequencies)) {
      for (const key of entry[field as Field].keys()) {
        frequencies.set(key, (frequencies.get(key) ?? 0) + change);
      }
    }
  }

  holds(paper: number): boolean {
    return this.#entries[paper] !== undefined;
  }

  idOf(paper: number): PaperId {
    return this.#entries[paper]?.id ?? '';
  }

  titleOf(paper: number): string {
    return this.#entries[paper]?.title ?? '';
  }

  titlesBeginning(start: string): (paper: number) => boolean {
    const isAscii = /^[\0-\x7f]*$/.test(start);
    return (paper) => !isAscii || asciiLower(this.titleOf(paper).slice(0, start.length)) === start;
  }

  find(id: PaperId): { paper: number; print: number } | undefined {
    const paper = this.#numbers.get(id);
    const entry = paper === undefined ? undefined : this.#entries[paper];
    return paper === undefined || !entry ? undefined : { paper, print: entry.print };
  }

  frequency(field: Field, key: string): number {
    return this.#frequencies[field].get(key) ?? 0;
  }

  score(wanted: readonly Weighted[], norm: Norm): Board {
    const board = { scores: new Float64Array(this.end), matched: new Uint32Array(this.end) };
    for (const { field, key, weight, bit } of wanted) {
      this.#eachPaper(field, key, {}, (paper, entry) => {
        const own = field === 'terms' ? termGain(entry, key, norm) : 1;
        board.scores[paper] = (board.scores[paper] ?? 0) + weight * own;
        board.matched[paper] = (board.matched[paper] ?? 0) | bit;
      });
    }
    return board;
  }

  papersWith(field: Field, key: string, prefix = false): Uint32Array {
    const found: number[] = [];
    this.#eachPaper(field, key, { prefix }, (paper) => found.push(paper));
    return Uint32Array.from(new Set(found)).sort();
  }

  eachKey(field: Field, prefix: string, take: (key: string) => void): void {
    for (const key of this.#frequencies[field].keys()) if (key.startsWith(prefix)) take(key);
  }

  /** MiniSearch asks how much each match counts; told "nothing", it hands over the matches and builds no results. */
  #eachPaper(
    field: Field,
    key: string,
    options: Pick<SearchOptions, 'prefix' | 'fuzzy'>,
    take: (paper: number, entry: Entry) => void,
  ): void {
    const query: Query = { queries: [key], fields: [field], ...options };
    this.#index.search(query, {
      boostDocument: (paper) => {
        const entry = this.#entries[paper];
        if (entry) take(paper, entry);
        return 0;
      },
    });
  }
}

function termGain(entry: Entry, key: string, norm: Norm): number {
  return gain(entry.terms.get(key) ?? 0, entry.length, entry.titleLength, norm);
}

const asciiLower = (text: string) => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
