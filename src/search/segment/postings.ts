import { gain, type Norm } from '../bm25.ts';
import type { Board, Weighted } from '../tier.ts';
import { type SegmentData, SHIFT } from './data.ts';

/** Adds what a term gives to each paper that holds it. */
export function addTerm(
  { scores, matched }: Board,
  postings: Uint32Array,
  { weight, bit }: Weighted,
  { lengths, titleLengths }: SegmentData,
  norm: Norm,
): void {
  const shift = SHIFT.terms;
  const mask = (1 << shift) - 1;
  for (let i = 0; i < postings.length; i++) {
    const posting = postings[i] ?? 0;
    const paper = posting >>> shift;
    const own = gain(posting & mask, lengths[paper] ?? 0, titleLengths[paper] ?? 0, norm);
    scores[paper] = (scores[paper] ?? 0) + weight * own;
    matched[paper] = (matched[paper] ?? 0) | bit;
  }
}

/** Adds the same to each paper with a name. */
export function addName({ scores, matched }: Board, postings: Uint32Array, { weight, bit }: Weighted): void {
  for (let i = 0; i < postings.length; i++) {
    const paper = postings[i] ?? 0;
    scores[paper] = (scores[paper] ?? 0) + weight;
    matched[paper] = (matched[paper] ?? 0) | bit;
  }
}

/** Whether a paper is among the postings from `from` to `to`. */
export function holdsPaper(
  postings: Uint32Array,
  from: number,
  to: number,
  paper: number,
  shift: number,
): boolean {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] ?? 0) >>> shift < paper) low = middle + 1;
    else high = middle;
  }
  return low < to && (postings[low] ?? 0) >>> shift === paper;
}
