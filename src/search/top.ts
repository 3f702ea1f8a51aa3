import type { PaperId } from '../papers/api.ts';
import type { Tier } from './tier.ts';

/** A paper that was found, where it lies. */
export interface Found {
  readonly tier: Tier;
  readonly paper: number;
  readonly score: number;
  readonly matched: number;
}

/** The best so many of any number offered; equal scores by id. A heap whose head is the worst kept. */
export class Top {
  readonly #most: number;
  readonly #heap: Found[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** What scores less is not kept. */
  get floor(): number {
    return this.#heap.length < this.#most ? 0 : (this.#heap[0]?.score ?? Number.POSITIVE_INFINITY);
  }

  offer(found: Found): void {
    const heap = this.#heap;
    if (heap.length < this.#most) {
      heap.push(found);
      this.#rise(heap.length - 1);
    } else if (heap[0] && isBetter(found, heap[0])) {
      heap[0] = found;
      this.#sink();
    }
  }

  /** Best first. */
  finish(): readonly Found[] {
    return this.#heap.sort((a, b) => (isBetter(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfWorse(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2];
      const worse = this.#isWorse(right, left) ? right : left;
      if (!this.#swapIfWorse(worse, at)) return;
      at = worse;
    }
  }

  #isWorse(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && isBetter(b, a);
  }

  #swapIfWorse(lower: number, upper: number): boolean {
    if (!this.#isWorse(lower, upper)) return false;
    const [a, b] = [this.#heap[lower], this.#heap[upper]];
    if (a && b) [this.#heap[lower], this.#heap[upper]] = [b, a];
    return true;
  }
}

function isBetter(one: Found, other: Found): boolean {
  return one.score > other.score || (one.score === other.score && idOf(one) < idOf(other));
}

function idOf({ tier, paper }: Found): PaperId {
  return tier.idOf(paper);
}
