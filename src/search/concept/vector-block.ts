import { scanKernel, WIDTH } from './scan-kernel.ts';

const PAGE = 65_536;
/** The largest number of an int8. */
const SCALE = 127;

let compiled: WebAssembly.Module | undefined;

type Scan = (query: number, vectors: number, count: number, out: number) => void;

/** Unit vectors of papers, one after the other as int8, and their likeness to another in one sweep. */
export class VectorBlock {
  readonly count: number;
  readonly #memory: WebAssembly.Memory;
  readonly #scan: Scan;
  readonly #outAt: number;

  /** Room for so many vectors; all are zero, which is like nothing. */
  constructor(count: number) {
    this.count = count;
    this.#outAt = WIDTH + count * WIDTH;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil((this.#outAt + 4 * count) / PAGE) + 1 });
    compiled ??= new WebAssembly.Module(scanKernel());
    const { exports } = new WebAssembly.Instance(compiled, { own: { memory: this.#memory } });
    this.#scan = exports.scan as Scan;
  }

  /** The vectors as they lie in memory, `WIDTH` numbers each. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, WIDTH, this.count * WIDTH);
  }

  /** Numbers from -1 to 1; fewer than `WIDTH` are filled up with 0. */
  set(index: number, vector: ArrayLike<number>): void {
    quantize(vector, this.#at(index));
  }

  /** Adds `weight` times the vector at `index` to `to`. */
  addTo(to: Float64Array, index: number, weight: number): void {
    const vector = this.#at(index);
    for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + (weight * (vector[i] ?? 0)) / SCALE;
  }

  /** The cosine of each vector with this unit vector, times `SCALE` squared; valid until the next call. */
  likeness(query: ArrayLike<number>): Int32Array {
    quantize(query, new Int8Array(this.#memory.buffer, 0, WIDTH));
    this.#scan(0, WIDTH, this.count, this.#outAt);
    return new Int32Array(this.#memory.buffer, this.#outAt, this.count);
  }

  #at(index: number): Int8Array {
    return new Int8Array(this.#memory.buffer, WIDTH + index * WIDTH, WIDTH);
  }
}

/** What `likeness` is for two equal vectors. */
export const SAME = SCALE * SCALE;

function quantize(vector: ArrayLike<number>, to: Int8Array): void {
  for (let i = 0; i < to.length; i++) to[i] = Math.round((vector[i] ?? 0) * SCALE);
}
