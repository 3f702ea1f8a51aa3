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

  /** All places. */
  fill(): this {
    for (let place = 0; place < this.#size; place++) this.add(place);
    return this;
  }

  copy(): PlaceSet {
    const copy = new PlaceSet(this.#size);
    copy.#words.set(this.#words);
    return copy;
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
