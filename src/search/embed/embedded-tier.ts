import type { LikenessRun, TierVectors } from '../concept/tier-vectors.ts';
import type { Tier } from '../tier.ts';
import { WideBlock } from './wide-block.ts';

const LEAST_ROOM = 256;

/** The service's vectors of a tier's papers, as far as they are there; grows with the tier. */
export class EmbeddedTier implements TierVectors {
  readonly #tier: Tier;
  readonly #dimension: number;
  #block: WideBlock;

  constructor(tier: Tier, dimension: number, block?: WideBlock) {
    this.#tier = tier;
    this.#dimension = dimension;
    this.#block = block ?? new WideBlock(tier.sorted ? tier.end : LEAST_ROOM, dimension);
  }

  get block(): WideBlock {
    return this.#block;
  }

  has(paper: number): boolean {
    return this.#block.has(paper);
  }

  /** Papers that have a vector, some of them perhaps removed. */
  get known(): number {
    return this.#block.known;
  }

  set(paper: number, vector: ArrayLike<number>): void {
    this.#makeRoom();
    this.#block.set(paper, vector);
  }

  copyFrom(other: EmbeddedTier, from: number, to: number): void {
    this.#makeRoom();
    this.#block.copyFrom(other.block, from, to);
  }

  likeness(direction: Float64Array): readonly LikenessRun[] {
    const likeness = this.#block.likeness(direction);
    return [{ from: 0, likeness: likeness.subarray(0, this.#tier.end) }];
  }

  addTo(sum: Float64Array, paper: number, weight: number): void {
    if (this.has(paper)) this.#block.addTo(sum, paper, weight);
  }

  #makeRoom(): void {
    if (this.#tier.end <= this.#block.count) return;
    const grown = new WideBlock(Math.max(this.#tier.end, this.#block.count * 2), this.#dimension);
    for (let paper = 0; paper < this.#block.count; paper++) grown.copyFrom(this.#block, paper, paper);
    this.#block = grown;
  }
}
