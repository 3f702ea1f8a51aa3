import { WIDTH } from './scan-kernel.ts';
import { termWeight } from './weighted-rows.ts';

/** What a space is made of, ready to be written down or sent to another thread. */
export interface SpaceParts {
  readonly terms: readonly string[];
  readonly idf: Float32Array<ArrayBuffer>;
  /** `rank` numbers a term, as int8. */
  readonly directions: Int8Array<ArrayBuffer>;
  /** What 127 stands for, a term. */
  readonly scales: Float32Array<ArrayBuffer>;
  readonly rank: number;
  /** Papers it was learnt from. */
  readonly papers: number;
}

/** The largest number of an int8. */
export const INT8 = 127;

/** Puts texts in a space of concepts, where papers on one matter are near each other whatever their words. */
export class ConceptSpace {
  readonly parts: SpaceParts;
  readonly #places: ReadonlyMap<string, number>;

  constructor(parts: SpaceParts) {
    this.parts = parts;
    this.#places = new Map(parts.terms.map((term, place) => [term, place]));
  }

  /** The direction of a text of these terms, of length 1; undefined when it has none that the space knows. */
  project(counts: Iterable<readonly [term: string, count: number]>): Float64Array | undefined {
    const known: [place: number, count: number][] = [];
    for (const [term, count] of counts) {
      const place = this.#places.get(term);
      if (place !== undefined) known.push([place, count]);
    }
    // In the order in which a segment adds them up: the last digit depends on it.
    known.sort(([one], [other]) => one - other);
    const sum = new Float64Array(WIDTH);
    for (const [place, count] of known) this.addTo(sum, 0, place, count);
    return toUnit(sum);
  }

  /** Adds what a term at `place` means, standing `count` times in a text, to the sums from `at` on. */
  addTo(sums: Float64Array, at: number, place: number, count: number): void {
    const { rank, idf, directions, scales } = this.parts;
    const weight = (termWeight(count, idf[place] ?? 0) * (scales[place] ?? 0)) / INT8;
    const from = place * rank;
    for (let j = 0; j < rank; j++) sums[at + j] = (sums[at + j] ?? 0) + weight * (directions[from + j] ?? 0);
  }
}

/** The vector itself, made of length 1; undefined for one of no length. */
export function toUnit(vector: Float64Array): Float64Array | undefined {
  let square = 0;
  for (const value of vector) square += value * value;
  if (!(square > 0) || !Number.isFinite(square)) return undefined;
  const length = Math.sqrt(square);
  for (const [j, value] of vector.entries()) vector[j] = value / length;
  return vector;
}
