import { inTextOf } from '../bm25.ts';
import { type SegmentData, SHIFT } from '../segment/data.ts';
import { bytesOf, countOf, indexOf } from '../segment/strings.ts';
import { type ConceptSpace, toUnit } from './concept-space.ts';
import { WIDTH } from './scan-kernel.ts';
import { VectorBlock } from './vector-block.ts';

const PAPERS_AT_ONCE = 2_048;
const TERMS_A_SLICE = 256;
const POSTINGS_A_SLICE = 4_096;

/** The directions of all papers of a segment, from its postings; yields between slices of a few milliseconds. */
export function* foldSegment(space: ConceptSpace, data: SegmentData): Generator<void, VectorBlock> {
  const papers = countOf(data.ids);
  const block = new VectorBlock(papers);
  const runs = yield* runsOf(space, data);
  for (let from = 0; from < papers; from += PAPERS_AT_ONCE) {
    const to = Math.min(papers, from + PAPERS_AT_ONCE);
    const sums = new Float64Array((to - from) * WIDTH);
    let added = 0;
    for (const [i, run] of runs.entries()) {
      added += addRun(space, run, data.tables.terms.postings, { sums, from, to });
      if (added < POSTINGS_A_SLICE && i % TERMS_A_SLICE !== 0) continue;
      added = 0;
      yield;
    }
    for (let paper = from; paper < to; paper++) {
      const direction = toUnit(sums.subarray((paper - from) * WIDTH, (paper - from + 1) * WIDTH));
      if (direction) block.set(paper, direction);
    }
    yield;
  }
  return block;
}

/** The postings of one term of the space, and how far they have been read. */
interface Run {
  readonly place: number;
  next: number;
  readonly end: number;
}

function* runsOf({ parts }: ConceptSpace, { tables }: SegmentData): Generator<void, readonly Run[]> {
  const { keys, starts } = tables.terms;
  const runs: Run[] = [];
  for (const [place, term] of parts.terms.entries()) {
    const at = indexOf(keys, bytesOf(term));
    if (at >= 0) runs.push({ place, next: starts[at] ?? 0, end: starts[at + 1] ?? 0 });
    if (place % TERMS_A_SLICE === 0) yield;
  }
  return runs;
}

/** Adds what the term means to the papers from `from` to `to`, and says to how many; postings go by rising paper number. */
function addRun(
  space: ConceptSpace,
  run: Run,
  postings: Uint32Array,
  { sums, from, to }: { readonly sums: Float64Array; readonly from: number; readonly to: number },
): number {
  const first = run.next;
  for (; run.next < run.end; run.next++) {
    const posting = postings[run.next] ?? 0;
    const paper = posting >>> SHIFT.terms;
    if (paper >= to) break;
    space.addTo(sums, (paper - from) * WIDTH, run.place, inTextOf(posting));
  }
  return run.next - first;
}
