/** How often each paper of a sample uses each term, row after row. */
export interface TermCounts {
  readonly terms: readonly string[];
  /** Where each paper's entries begin; one more than there are papers. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Places in `terms`. */
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
}

/** Gathers the rows of a sample. */
export class TermCounter {
  readonly #places = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #ids: number[] = [];
  readonly #counts: number[] = [];

  add(row: Iterable<readonly [term: string, count: number]>): void {
    for (const [term, count] of row) {
      let place = this.#places.get(term);
      if (place === undefined) {
        place = this.#places.size;
        this.#places.set(term, place);
      }
      this.#ids.push(place);
      this.#counts.push(Math.min(255, count));
    }
    this.#starts.push(this.#ids.length);
  }

  done(): TermCounts {
    return {
      terms: [...this.#places.keys()],
      starts: Uint32Array.from(this.#starts),
      ids: Uint32Array.from(this.#ids),
      counts: Uint8Array.from(this.#counts),
    };
  }
}
