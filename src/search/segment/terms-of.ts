import type { Counts } from '../bm25.ts';
import { type SegmentData, SHIFT } from './data.ts';
import { countOf, stringAt } from './strings.ts';

const KEYS_A_SLICE = 4_096;

/**
 * What some papers of a segment are made of. A segment only knows the papers of each term, so this looks at every term:
 * about 10 ms for 100,000 papers. Yields between slices.
 */
export function* termsOf(
  { tables: { terms } }: SegmentData,
  papers: readonly number[],
): Generator<void, ReadonlyMap<number, ReadonlyMap<string, Counts>>> {
  const found = new Map(papers.map((paper) => [paper, new Map<string, Counts>()]));
  const { keys, starts, postings } = terms;
  const mask = (1 << SHIFT.terms) - 1;
  for (let key = 0; key < countOf(keys); key++) {
    const [from, to] = [starts[key] ?? 0, starts[key + 1] ?? 0];
    for (const [paper, counts] of found) {
      const posting = postings[placeOf(postings, from, to, paper)] ?? 0;
      if (posting >>> SHIFT.terms === paper && from < to) counts.set(stringAt(keys, key), posting & mask);
    }
    if (key % KEYS_A_SLICE === 0) yield;
  }
  return found;
}

/** Where the paper's posting stands, or another one. */
function placeOf(postings: Uint32Array, from: number, to: number, paper: number): number {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] ?? 0) >>> SHIFT.terms < paper) low = middle + 1;
    else high = middle;
  }
  return low;
}
