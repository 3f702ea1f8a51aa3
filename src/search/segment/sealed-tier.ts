import type { PaperId } from '../../papers/api.ts';
import type { Norm } from '../bm25.ts';
import type { Board, ByteLengths, Field, Tier, Weighted } from '../tier.ts';
import { type SegmentData, SHIFT, type Table } from './data.ts';
import { addName, addTerm, holdsPaper } from './postings.ts';
import { bytesOf, countOf, indexOf, lowerBound, prefixRange, stringAt, stringsBeginning } from './strings.ts';

/** A sealed segment with the marks of papers removed since. Removing costs nothing: statistics are taken when asked for. */
export class SealedTier implements Tier {
  readonly sorted = true;
  readonly data: SegmentData;
  /** 1 for each paper removed. */
  readonly removed: Uint8Array;
  readonly end: number;
  #gone: number[] = [];
  #length = 0;
  #titleLength = 0;
  #board: Board | undefined;

  constructor(data: SegmentData, gone: readonly number[] = []) {
    this.data = data;
    this.end = countOf(data.ids);
    this.removed = new Uint8Array(this.end);
    for (let paper = 0; paper < this.end; paper++) {
      this.#length += data.lengths[paper] ?? 0;
      this.#titleLength += data.titleLengths[paper] ?? 0;
    }
    for (const paper of gone) this.remove(paper);
  }

  get size(): number {
    return this.end - this.#gone.length;
  }

  get totals() {
    return { length: this.#length, titleLength: this.#titleLength };
  }

  /** Numbers of the papers removed. */
  get gone(): readonly number[] {
    return this.#gone;
  }

  holds(paper: number): boolean {
    return this.removed[paper] === 0;
  }

  idOf(paper: number): PaperId {
    return stringAt(this.data.ids, paper);
  }

  titleOf(paper: number): string {
    return stringAt(this.data.titles, paper);
  }

  titlesBeginning(start: string): (paper: number) => boolean {
    return stringsBeginning(this.data.titles, bytesOf(start));
  }

  find(id: PaperId): { paper: number; print: number } | undefined {
    const paper = indexOf(this.data.ids, bytesOf(id));
    return paper >= 0 && this.holds(paper) ? { paper, print: this.data.prints[paper] ?? 0 } : undefined;
  }

  remove(paper: number): void {
    if (!this.holds(paper)) return;
    this.removed[paper] = 1;
    this.#gone.push(paper);
    this.#length -= this.data.lengths[paper] ?? 0;
    this.#titleLength -= this.data.titleLengths[paper] ?? 0;
  }

  frequency(field: Field, key: string): number {
    const table = this.data.tables[field];
    const at = indexOf(table.keys, bytesOf(key));
    if (at < 0) return 0;
    const [from, to] = [table.starts[at] ?? 0, table.starts[at + 1] ?? 0];
    return to - from - this.#goneIn(table, from, to, SHIFT[field]);
  }

  /** How many postings are of papers removed: by a look-up for each, or by reading all, whichever is less. */
  #goneIn({ postings }: Table, from: number, to: number, shift: number): number {
    let count = 0;
    if (this.#gone.length * 16 < to - from) {
      for (const paper of this.#gone) if (holdsPaper(postings, from, to, paper, shift)) count++;
    } else if (this.#gone.length > 0) {
      for (let i = from; i < to; i++) count += this.removed[(postings[i] ?? 0) >>> shift] ?? 0;
    }
    return count;
  }

  score(wanted: readonly Weighted[], norm: Norm): Board {
    const board = this.#cleanBoard();
    for (const each of wanted) {
      const { keys, starts, postings } = this.data.tables[each.field];
      const at = indexOf(keys, bytesOf(each.key));
      if (at < 0) continue;
      const found = postings.subarray(starts[at], starts[at + 1]);
      if (each.field === 'terms') addTerm(board, found, each, this.data, norm);
      else addName(board, found, each);
    }
    return board;
  }

  #cleanBoard(): Board {
    this.#board ??= { scores: new Float64Array(this.end), matched: new Uint32Array(this.end) };
    this.#board.scores.fill(0);
    this.#board.matched.fill(0);
    return this.#board;
  }

  papersWith(field: Field, key: string, prefix = false): Uint32Array {
    const { keys, starts, postings } = this.data.tables[field];
    const bytes = bytesOf(key);
    const [from, to] = prefix
      ? prefixRange(keys, bytes)
      : exactRange(lowerBound(keys, bytes), indexOf(keys, bytes));
    const found = postings.subarray(starts[from], starts[to]);
    return SHIFT[field] === 0 ? found : found.map((posting) => posting >>> SHIFT[field]);
  }

  eachKey(field: Field, prefix: string, take: (key: string) => void, lengths = ANY_LENGTH): void {
    const { keys } = this.data.tables[field];
    const [from, to] = prefixRange(keys, bytesOf(prefix));
    for (let at = from; at < to; at++) {
      const length = (keys.starts[at + 1] ?? 0) - (keys.starts[at] ?? 0);
      if (length >= lengths.from && length <= lengths.to) take(stringAt(keys, at));
    }
  }
}

const ANY_LENGTH: ByteLengths = { from: 0, to: Number.POSITIVE_INFINITY };

function exactRange(bound: number, found: number): readonly [number, number] {
  return [bound, found < 0 ? bound : bound + 1];
}
