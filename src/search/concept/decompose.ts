import { gram, makeOrthonormal } from './orthonormal.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import type { WeightedRows } from './weighted-rows.ts';

/** Directions found beyond those kept make the kept ones exact enough. */
const SPARE = 16;
const POWER_STEPS = 3;

/**
 * The `rank` strongest directions of the terms, one row of `rank` numbers for each term: right singular vectors of the
 * rows by the randomised method of Halko, Martinsson and Tropp (2011, algorithm 4.4).
 */
export function decompose(rows: WeightedRows, rank: number, random: () => number): Float32Array<ArrayBuffer> {
  const [papers, terms] = [rows.starts.length - 1, rows.kept.length];
  const width = Math.min(rank + SPARE, papers, terms);
  let of = times(rows, noise(terms * width, random), width);
  makeOrthonormal(of, width, 1);
  for (let step = 1; step <= POWER_STEPS; step++) {
    of = times(rows, transposedTimes(rows, of, width), width);
    makeOrthonormal(of, width, step < POWER_STEPS ? 1 : 2);
  }
  return strongest(transposedTimes(rows, of, width), width, Math.min(rank, width));
}

/** Of the small problem that is left, the right side: columns of `small` turned into singular vectors. */
function strongest(small: Float32Array, width: number, rank: number): Float32Array<ArrayBuffer> {
  const { values, vectors } = symmetricEigen(gram(small, width), width);
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, rank);
  const terms = small.length / width;
  const found = new Float32Array(terms * rank);
  for (const [j, column] of order.entries()) {
    const scale = 1 / Math.sqrt(Math.max(values[column] ?? 0, 1e-12));
    for (let t = 0; t < terms; t++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (small[t * width + i] ?? 0) * (vectors[i * width + column] ?? 0);
      found[t * rank + j] = sum * scale;
    }
  }
  return found;
}

/** Rows by terms, times terms by width. */
function times({ starts, columns, weights }: WeightedRows, right: Float32Array, width: number): Float32Array {
  const product = new Float32Array((starts.length - 1) * width);
  eachEntry(starts, (row, i) =>
    addScaled(product, row * width, right, (columns[i] ?? 0) * width, weights[i] ?? 0, width),
  );
  return product;
}

/** Terms by rows, times rows by width. */
function transposedTimes(
  { starts, columns, weights, kept }: WeightedRows,
  right: Float32Array,
  width: number,
): Float32Array {
  const product = new Float32Array(kept.length * width);
  eachEntry(starts, (row, i) =>
    addScaled(product, (columns[i] ?? 0) * width, right, row * width, weights[i] ?? 0, width),
  );
  return product;
}

function eachEntry(starts: Uint32Array, visit: (row: number, entry: number) => void): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) visit(row, i);
  }
}

function addScaled(
  to: Float32Array,
  at: number,
  from: Float32Array,
  start: number,
  weight: number,
  width: number,
): void {
  for (let j = 0; j < width; j++) to[at + j] = (to[at + j] ?? 0) + weight * (from[start + j] ?? 0);
}

/** Normally distributed (Box and Muller). */
function noise(length: number, random: () => number): Float32Array {
  return Float32Array.from(
    { length },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}
