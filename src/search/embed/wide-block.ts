import { WIDTH } from '../concept/scan-kernel.ts';
import { VectorBlock } from '../concept/vector-block.ts';

/** Unit vectors of any number of dimensions, in stretches that the scan takes; int8, each on a scale of its own. */
export class WideBlock {
  readonly count: number;
  readonly dimension: number;
  readonly #stretches: readonly VectorBlock[];
  /** What the largest number of each vector stands for; 0 for none. */
  readonly #scales: Float32Array;
  readonly #sums: Int32Array;
  /** Counted when asked for. */
  #known: number | undefined;

  constructor(count: number, dimension: number) {
    this.count = count;
    this.dimension = dimension;
    const stretches = Math.ceil(dimension / WIDTH);
    this.#stretches = Array.from({ length: stretches }, () => new VectorBlock(count));
    this.#scales = new Float32Array(count);
    this.#sums = new Int32Array(count);
  }

  /** Its bytes as they lie in memory: scales, then stretches. */
  get columns(): readonly Uint8Array[] {
    const { buffer, byteOffset, byteLength } = this.#scales;
    return [new Uint8Array(buffer, byteOffset, byteLength), ...this.#stretches.map(({ bytes }) => bytes)];
  }

  /** How many vectors are set. */
  get known(): number {
    this.#known ??= this.#scales.reduce((sum, scale) => sum + (scale > 0 ? 1 : 0), 0);
    return this.#known;
  }

  has(index: number): boolean {
    return (this.#scales[index] ?? 0) > 0;
  }

  set(index: number, vector: ArrayLike<number>): void {
    const most = largest(vector);
    this.#scales[index] = most;
    this.#known = undefined;
    for (const [i, stretch] of this.#stretches.entries()) stretch.set(index, part(vector, i, most || 1));
  }

  copyFrom(other: WideBlock, from: number, to: number): void {
    this.#scales[to] = other.#scales[from] ?? 0;
    this.#known = undefined;
    for (const [i, stretch] of this.#stretches.entries()) {
      const bytes = other.#stretches[i]?.bytes.subarray(from * WIDTH, (from + 1) * WIDTH);
      if (bytes) stretch.bytes.set(bytes, to * WIDTH);
    }
  }

  addTo(sum: Float64Array, index: number, weight: number): void {
    const scaled = weight * (this.#scales[index] ?? 0);
    for (const [i, stretch] of this.#stretches.entries()) {
      stretch.addTo(sum.subarray(i * WIDTH, (i + 1) * WIDTH), index, scaled);
    }
  }

  /** The cosine of each vector with this unit vector, in `SAME`ths; valid until the next call. */
  likeness(query: ArrayLike<number>): Int32Array {
    const most = largest(query) || 1;
    const sums = this.#sums.fill(0);
    for (const [i, stretch] of this.#stretches.entries()) {
      const found = stretch.likeness(part(query, i, most));
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (found[at] ?? 0);
    }
    for (let at = 0; at < sums.length; at++) {
      sums[at] = Math.round((sums[at] ?? 0) * most * (this.#scales[at] ?? 0));
    }
    return sums;
  }
}

function largest(vector: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] ?? 0));
  return most;
}

function part(vector: ArrayLike<number>, stretch: number, scale: number): Float32Array {
  return Float32Array.from({ length: WIDTH }, (_, i) => (vector[stretch * WIDTH + i] ?? 0) / scale);
}
