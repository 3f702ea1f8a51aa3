import { COUNTS_BITS } from '../bm25.ts';
import type { Field } from '../tier.ts';
import type { Strings } from './strings.ts';

/**
 * A sorted dictionary with the papers of each key: `postings` from `starts[key]` to `starts[key + 1]`, by rising paper
 * number. A posting of `terms` is `number << 10 | counts`, which leaves numbers for four million papers a segment; the
 * others are plain numbers.
 */
export interface Table {
  readonly keys: Strings;
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

/** All a segment holds. Papers are numbered in the order of their ids. Nothing in it ever changes. */
export interface SegmentData {
  readonly ids: Strings;
  readonly titles: Strings;
  readonly prints: Float64Array;
  readonly lengths: Uint16Array;
  readonly titleLengths: Uint8Array;
  readonly tables: Readonly<Record<Field, Table>>;
}

/** Bits below the paper number in a posting. */
export const SHIFT: Readonly<Record<Field, number>> = {
  terms: COUNTS_BITS,
  titleWords: 0,
  authorWords: 0,
  facets: 0,
};

export const FIELDS = ['terms', 'titleWords', 'authorWords', 'facets'] as const satisfies readonly Field[];
