import { INT8, type SpaceParts } from './concept-space.ts';
import { decompose } from './decompose.ts';
import { WIDTH } from './scan-kernel.ts';
import type { TermCounts } from './term-counts.ts';
import { weightedRows } from './weighted-rows.ts';

/** Fewer papers teach nothing about what belongs together. */
export const LEAST_PAPERS = 100;
const SEED = 11;

/** What was learnt, with the places of its terms among those of the sample in place of their names. */
export interface Learnt extends Omit<SpaceParts, 'terms'> {
  readonly kept: Uint32Array<ArrayBuffer>;
}

/** Learns which terms belong together from the papers of a sample (latent semantic analysis); the same sample gives the same space. */
export function learnSpace(sample: TermCounts): Learnt {
  const rows = weightedRows(sample);
  const papers = sample.starts.length - 1;
  const rank = Math.max(1, Math.min(WIDTH, Math.floor(papers / 4), rows.kept.length));
  const found = decompose(rows, rank, seeded(SEED));
  return { kept: rows.kept, idf: rows.idf, ...quantized(found, rank), rank, papers };
}

export function nameTerms({ kept, ...learnt }: Learnt, names: readonly string[]): SpaceParts {
  return { ...learnt, terms: Array.from(kept, (place) => names[place] ?? '') };
}

function quantized(found: Float32Array, rank: number) {
  const terms = found.length / rank;
  const directions = new Int8Array(found.length);
  const scales = new Float32Array(terms);
  for (let t = 0; t < terms; t++) {
    const row = found.subarray(t * rank, (t + 1) * rank);
    const most = row.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
    scales[t] = most;
    for (const [j, value] of row.entries()) directions[t * rank + j] = Math.round((value / most) * INT8);
  }
  return { directions, scales };
}

/** Numbers in [0, 1) that repeat from run to run (Mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
