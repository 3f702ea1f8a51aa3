/** How often each paper of a sample uses each term, row after row. */
export interface TermCounts {
  /** How many different terms there are. */
  readonly terms: number;
  /** Where each paper's entries begin; one more than there are papers. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Which term, below `terms`. */
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
}

/** What can be handed to another thread, and what need not be: half a million names take their time. */
export interface Sample {
  /** Of the terms, by their numbers. */
  readonly names: readonly string[];
  readonly counted: TermCounts;
}

/** Takes the entries of rows whose sizes are known, in any order. */
export type PutCount = (row: number, term: string, count: number) => void;

/** Gathers the rows of a sample, close together: there are millions of entries. */
export class TermCounter {
  readonly #places = new Map<string, number>();
  readonly #starts: number[] = [0];
  #ids = new Uint32Array(1_024);
  #counts = new Uint8Array(1_024);

  add(row: readonly (readonly [term: string, count: number])[]): void {
    const put = this.rows([row.length]);
    for (const [term, count] of row) put(0, term, count);
  }

  /** Makes room for rows of these sizes. */
  rows(sizes: ArrayLike<number>): PutCount {
    const next = Uint32Array.from(sizes);
    let end = this.#starts.at(-1) ?? 0;
    for (const [row, size] of next.entries()) {
      next[row] = end;
      end += size;
      this.#starts.push(end);
    }
    this.#grow(end);
    return (row, term, count) => {
      const at = next[row] ?? 0;
      next[row] = at + 1;
      this.#ids[at] = this.#placeOf(term);
      this.#counts[at] = Math.min(255, count);
    };
  }

  done(): Sample {
    const end = this.#starts.at(-1) ?? 0;
    return {
      names: [...this.#places.keys()],
      counted: {
        terms: this.#places.size,
        starts: Uint32Array.from(this.#starts),
        ids: this.#ids.subarray(0, end),
        counts: this.#counts.subarray(0, end),
      },
    };
  }

  #placeOf(term: string): number {
    const known = this.#places.get(term);
    if (known !== undefined) return known;
    this.#places.set(term, this.#places.size);
    return this.#places.size - 1;
  }

  #grow(entries: number): void {
    if (entries <= this.#ids.length) return;
    const [ids, counts] = [this.#ids, this.#counts];
    const room = Math.max(entries, ids.length * 2);
    this.#ids = new Uint32Array(room);
    this.#counts = new Uint8Array(room);
    this.#ids.set(ids);
    this.#counts.set(counts);
  }
}
