import { inTextOf } from '../bm25.ts';
import type { LivingTier } from '../living-tier.ts';
import type { ConceptSpace } from './concept-space.ts';
import { VectorBlock } from './vector-block.ts';

/** Likeness of papers one after the other, in `SAME`ths; 0 for one without a direction. */
export interface LikenessRun {
  readonly from: number;
  readonly likeness: Int32Array;
}

/** The directions of a tier's papers, by their numbers there. */
export interface TierVectors {
  /** Valid until asked again. */
  likeness(direction: Float64Array): readonly LikenessRun[];
  addTo(sum: Float64Array, paper: number, weight: number): void;
}

export class SealedVectors implements TierVectors {
  readonly block: VectorBlock;

  constructor(block: VectorBlock) {
    this.block = block;
  }

  likeness(direction: Float64Array): readonly LikenessRun[] {
    return [{ from: 0, likeness: this.block.likeness(direction) }];
  }

  addTo(sum: Float64Array, paper: number, weight: number): void {
    this.block.addTo(sum, paper, weight);
  }
}

const BLOCK = 256;

/** Of a tier that grows: what came since the last look is folded in when somebody looks. */
export class LivingVectors implements TierVectors {
  readonly #space: ConceptSpace;
  readonly #tier: LivingTier;
  readonly #blocks: VectorBlock[] = [];
  #folded = 0;

  constructor(space: ConceptSpace, tier: LivingTier) {
    this.#space = space;
    this.#tier = tier;
  }

  likeness(direction: Float64Array): readonly LikenessRun[] {
    this.#catchUp();
    return this.#blocks.map((block, i) => {
      const from = i * BLOCK;
      return { from, likeness: block.likeness(direction).subarray(0, this.#folded - from) };
    });
  }

  addTo(sum: Float64Array, paper: number, weight: number): void {
    this.#catchUp();
    this.#blocks[Math.floor(paper / BLOCK)]?.addTo(sum, paper % BLOCK, weight);
  }

  /** Folds in what came since; yields between papers. */
  *fold(): Generator<void, void> {
    while (this.#folded < this.#tier.end) {
      // Somebody may look, and fold in the rest, before this goes on.
      const paper = this.#folded++;
      if (paper % BLOCK === 0) this.#blocks.push(new VectorBlock(BLOCK));
      const entry = this.#tier.entryAt(paper);
      const counts = [...(entry?.terms ?? [])].map(([term, packed]) => [term, inTextOf(packed)] as const);
      const direction = this.#space.project(counts);
      if (direction) this.#blocks.at(-1)?.set(paper % BLOCK, direction);
      yield;
    }
  }

  #catchUp(): void {
    const folding = this.fold();
    while (!folding.next().done);
  }
}
