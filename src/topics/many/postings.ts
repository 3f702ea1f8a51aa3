import type { Entry } from './filing.ts';

/** What a paper has: features whose mark is the paper's. */
export interface Marks {
  readonly marks: Uint32Array;
  readonly mark: number;
}

/** Rule and whether its features are enough; how many features must and must not be; these. */
const HEAD = 3;

/** The entries of all rules by key, in a row of numbers: about 20 bytes each. */
export class Postings {
  readonly #row: Uint32Array;
  /** Where the entries of each key begin. */
  readonly #starts: Uint32Array;

  constructor(lists: readonly (readonly number[] | undefined)[], keys: number) {
    this.#starts = new Uint32Array(keys + 1);
    let size = 0;
    for (let key = 0; key < keys; key++) {
      this.#starts[key] = size;
      size += lists[key]?.length ?? 0;
    }
    this.#starts[keys] = size;
    this.#row = new Uint32Array(size);
    for (const [key, list] of lists.entries()) if (list) this.#row.set(list, this.#starts[key]);
  }

  /** Hands on the rules under a key whose features a paper has, and whether that is enough. */
  find(key: number, paper: Marks, take: (rule: number, enough: boolean) => void): void {
    const row = this.#row;
    const end = this.#starts[key + 1] ?? 0;
    for (let at = this.#starts[key] ?? end; at < end; ) {
      const all = at + HEAD;
      const none = all + (row[at + 1] ?? 0);
      const next = none + (row[at + 2] ?? 0);
      if (hasAll(row, all, none, paper) && hasNone(row, none, next, paper)) {
        const rule = row[at] ?? 0;
        take(rule >>> 1, (rule & 1) === 1);
      }
      at = next;
    }
  }
}

function hasAll(row: Uint32Array, from: number, to: number, { marks, mark }: Marks): boolean {
  for (let at = from; at < to; at++) if (marks[row[at] ?? 0] !== mark) return false;
  return true;
}

function hasNone(row: Uint32Array, from: number, to: number, { marks, mark }: Marks): boolean {
  for (let at = from; at < to; at++) if (marks[row[at] ?? 0] === mark) return false;
  return true;
}

/** Collects entries by key. */
export class PostingLists {
  readonly #lists: number[][] = [];

  add(rule: number, { key, all, none, enough }: Entry): void {
    const list = this.#lists[key] ?? [];
    this.#lists[key] = list;
    list.push(rule * 2 + Number(enough), all.length, none.length, ...all, ...none);
  }

  sealed(keys: number): Postings {
    return new Postings(this.#lists, keys);
  }
}
