const BITS = 32;
const NONE = new Uint32Array();

/** A set of places in a row, one bit each: uniting and intersecting take a few machine words. */
export class PlaceSet {
  readonly #size: number;
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.#size = size;
    this.#words = new Uint32Array(Math.ceil(size / BITS));
  }

  add(place: number): void {
    const at = Math.floor(place / BITS);
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (place % BITS));
  }

  has(place: number): boolean {
    return ((this.#words[Math.floor(place / BITS)] ?? 0) & (1 << (place % BITS))) !== 0;
  }

  /** All places. */
  fill(): this {
    this.#words.fill(0xffff_ffff);
    const last = this.#size % BITS;
    if (last > 0) this.#words[this.#words.length - 1] = 2 ** last - 1;
    return this;
  }

  unite(other: PlaceSet): void {
    for (const [i, word] of other.#words.entries()) this.#words[i] = (this.#words[i] ?? 0) | word;
  }

  /** With nothing, nothing is left. */
  intersect(other: PlaceSet | undefined): void {
    const words = other ? other.#words : NONE;
    for (let i = 0; i < this.#words.length; i++) this.#words[i] = (this.#words[i] ?? 0) & (words[i] ?? 0);
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const [i, word] of this.#words.entries()) {
      for (let left = word; left !== 0; left = (left & (left - 1)) >>> 0) {
        yield i * BITS + BITS - 1 - Math.clz32(left & -left);
      }
    }
  }
}
