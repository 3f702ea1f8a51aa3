import type { PaperId } from '../papers/api.ts';
import { gain, type Norm } from './bm25.ts';
import type { Entry } from './entry.ts';
import { LivingCounts } from './living-counts.ts';
import { LivingKeys } from './living-keys.ts';
import type { Board, Field, Tier, Weighted } from './tier.ts';

/**
 * The tier that takes every addition and removal. MiniSearch finds the papers of a term, a prefix, a near word; what
 * they are worth is reckoned from their entries with the numbers of the whole corpus, as in a sealed segment.
 */
export class LivingTier implements Tier {
  readonly sorted = false;
  readonly gone = [];
  /** The store's change up to which everything had come before the first paper here. */
  readonly since: number;
  readonly #keys = new LivingKeys();
  readonly #counts = new LivingCounts();
  /** By paper number; a removed paper's place stays empty. */
  readonly #entries: (Entry | undefined)[] = [];
  readonly #numbers = new Map<PaperId, number>();

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
    return this.#counts.totals;
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
    this.#keys.add(number, entry);
    this.#counts.count(entry, 1);
  }

  remove(paper: number): void {
    const entry = this.#entries[paper];
    if (!entry) return;
    this.#entries[paper] = undefined;
    this.#numbers.delete(entry.id);
    this.#keys.remove(paper);
    this.#counts.count(entry, -1);
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
    return (paper) => {
      const begun = this.titleOf(paper).replace(SIGNS, '').slice(0, start.length);
      return !isAscii || BEYOND_ASCII.test(begun) || asciiLower(begun) === start;
    };
  }

  find(id: PaperId): { paper: number; print: number } | undefined {
    const paper = this.#numbers.get(id);
    const entry = paper === undefined ? undefined : this.#entries[paper];
    return paper === undefined || !entry ? undefined : { paper, print: entry.print };
  }

  frequency(field: Field, key: string): number {
    return this.#counts.frequency(field, key);
  }

  score(wanted: readonly Weighted[], norm: Norm): Board {
    const board = { scores: new Float64Array(this.end), matched: new Uint32Array(this.end) };
    for (const { field, key, weight, bit } of wanted) {
      this.#keys.eachPaper(field, key, false, (paper) => {
        const entry = this.#entries[paper];
        if (!entry) return;
        const own = field === 'terms' ? termGain(entry, key, norm) : 1;
        board.scores[paper] = (board.scores[paper] ?? 0) + weight * own;
        board.matched[paper] = (board.matched[paper] ?? 0) | bit;
      });
    }
    return board;
  }

  papersWith(field: Field, key: string, prefix = false): Uint32Array {
    const found: number[] = [];
    this.#keys.eachPaper(field, key, prefix, (paper) => found.push(paper));
    return Uint32Array.from(new Set(found)).sort();
  }

  eachKey(field: Field, prefix: string, take: (key: string) => void): void {
    for (const key of this.#counts.keys(field)) if (key.startsWith(prefix)) take(key);
  }
}

function termGain(entry: Entry, key: string, norm: Norm): number {
  return gain(entry.terms.get(key) ?? 0, entry.length, entry.titleLength, norm);
}

/** Of ASCII, before the first word. */
const SIGNS = /^(?:(?![a-z0-9])[\0-\x7f])+/i;
const BEYOND_ASCII = /[^\0-\x7f]/;

const asciiLower = (text: string) => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
