import type { TermCounts } from './term-counts.ts';

/** Papers as rows of weighted terms, each of length 1; only terms that tell something about concepts. */
export interface WeightedRows {
  /** The terms kept: their places among those of the sample. */
  readonly kept: Uint32Array<ArrayBuffer>;
  readonly idf: Float32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly columns: Uint32Array<ArrayBuffer>;
  readonly weights: Float32Array<ArrayBuffer>;
}

/** A term in more papers than this part of them is about nothing. */
const COMMONEST = 0.3;
/** One in a single paper links it to no other. */
const RAREST = 2;
/** The rarest beyond so many are left out: they cost memory and link few papers. */
const MOST_TERMS = 20_000;

export const termWeight = (count: number, idf: number) => (1 + Math.log(count)) * idf;

export function weightedRows(sample: TermCounts): WeightedRows {
  const papers = sample.starts.length - 1;
  const df = documentFrequencies(sample);
  const least = leastFrequency(df, papers);
  const column = new Int32Array(df.length).fill(-1);
  const kept: number[] = [];
  const idf: number[] = [];
  for (const [id, frequency] of df.entries()) {
    if (frequency < least || frequency > COMMONEST * papers) continue;
    column[id] = kept.length;
    kept.push(id);
    idf.push(Math.log(papers / frequency));
  }
  return { kept: Uint32Array.from(kept), idf: Float32Array.from(idf), ...rowsOf(sample, column, idf) };
}

function documentFrequencies({ terms, ids }: TermCounts): Uint32Array {
  const df = new Uint32Array(terms);
  for (const id of ids) df[id] = (df[id] ?? 0) + 1;
  return df;
}

function leastFrequency(df: Uint32Array, papers: number): number {
  for (let least = RAREST; ; least++) {
    let kept = 0;
    for (const frequency of df) if (frequency >= least && frequency <= COMMONEST * papers) kept++;
    if (kept <= MOST_TERMS) return least;
  }
}

function rowsOf({ starts, ids, counts }: TermCounts, column: Int32Array, idf: readonly number[]) {
  const columns = new Uint32Array(ids.length);
  const weights = new Float32Array(ids.length);
  const kept = new Uint32Array(starts.length);
  let end = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    let square = 0;
    const begin = end;
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      const at = column[ids[i] ?? 0] ?? -1;
      if (at < 0) continue;
      const weight = termWeight(counts[i] ?? 1, idf[at] ?? 0);
      columns[end] = at;
      weights[end++] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (let i = begin; i < end; i++) weights[i] = (weights[i] ?? 0) / length;
    kept[row + 1] = end;
  }
  return { starts: kept, columns: columns.slice(0, end), weights: weights.slice(0, end) };
}
