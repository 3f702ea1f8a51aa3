import type { PaperId } from '../papers/api.ts';
import type { Norm } from './bm25.ts';

/** What a tier can be asked for: stems of the text, words of titles, words of authors' names, facets. */
export type Field = 'terms' | 'titleWords' | 'authorWords' | 'facets';

/** The bit of what a paper need not hold: a compound written as one word, words beyond those with bits of their own. */
export const UNASKED = 0x80000000;
/** The bits of words. */
export const WORD_BITS = 0x7fffffff;

/** One thing to look for, weighed over the whole corpus. */
export interface Weighted {
  readonly field: 'terms' | 'authorWords';
  readonly key: string;
  readonly weight: number;
  /** Set in `Board.matched` where it is found: one bit for all ways to hold one word; `UNASKED` for all else. */
  readonly bit: number;
}

/** Scores by paper number, 0 where nothing matched, as are the bits of what did. Valid until the tier is asked again. */
export interface Board {
  readonly scores: Float64Array;
  readonly matched: Uint32Array;
}

/** In bytes of UTF-8, both counted in: others need not be looked at. */
export interface ByteLengths {
  readonly from: number;
  readonly to: number;
}

/** Papers with numbers of the tier's own. What the living tier and a sealed segment have in common. */
export interface Tier {
  /** Papers held, without those removed. */
  readonly size: number;
  /** All numbers are below this; some may be of papers removed. */
  readonly end: number;
  /** Over the papers held, in terms. */
  /** Whether numbers rise with ids. */
  readonly sorted: boolean;
  readonly totals: { readonly length: number; readonly titleLength: number };
  /** Numbers of papers removed that may still be found. */
  readonly gone: readonly number[];
  holds(paper: number): boolean;
  idOf(paper: number): PaperId;
  titleOf(paper: number): string;
  /**
   * Tells quickly whether a title as written may begin so: capitals of ASCII are as good, beyond ASCII all may. `start` is
   * in lower case.
   */
  titlesBeginning(start: string): (paper: number) => boolean;
  /** The paper's number and what it was made from. */
  find(id: PaperId): { readonly paper: number; readonly print: number } | undefined;
  remove(paper: number): void;
  /** Papers held with this key. */
  frequency(field: Field, key: string): number;
  score(wanted: readonly Weighted[], norm: Norm): Board;
  /** Numbers of the papers with this key, or with any key that begins so; may name removed ones. */
  papersWith(field: Field, key: string, prefix?: boolean): Uint32Array;
  /** Keys that begin so, with `lengths` perhaps only those; may name some that only removed papers have. */
  eachKey(field: Field, prefix: string, take: (key: string) => void, lengths?: ByteLengths): void;
}
