import type { Clock } from '../../clock.ts';
import { LivingTier } from '../living-tier.ts';
import type { Mix } from '../rank.ts';
import { SealedTier } from '../segment/sealed-tier.ts';
import { inSlices } from '../slices.ts';
import type { Tier } from '../tier.ts';
import { ConceptSpace, LEAST_PAPERS, type SpaceParts } from './concept-space.ts';
import { foldSegment } from './fold-segment.ts';
import { learnApart } from './learn-apart.ts';
import { mixIn } from './mix-in.ts';
import { sampleCounts } from './sample-counts.ts';
import { LivingVectors, SealedVectors, type TierVectors } from './tier-vectors.ts';
import type { VectorBlock } from './vector-block.ts';

/** Papers that a space may lack, as a part of those it was learnt for, before it is learnt anew. */
const GROWTH = 1.5;

/** A space with the directions of the papers in it. */
interface View {
  readonly space: ConceptSpace;
  /** Papers there were when it was learnt. */
  readonly papers: number;
  readonly vectors: WeakMap<Tier, TierVectors>;
}

/** What papers are about, learnt from all of them, as a second opinion on what a query means. */
export class Concepts {
  readonly #clock: Pick<Clock, 'now'>;
  #view: View | undefined;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The space in use and the papers it was learnt for; undefined before. */
  get learnt(): { readonly parts: SpaceParts; readonly papers: number } | undefined {
    return this.#view && { parts: this.#view.space.parts, papers: this.#view.papers };
  }

  /** Goes on with a space learnt before, and the directions of segments that are known. */
  restore(parts: SpaceParts, papers: number, known: readonly (readonly [SealedTier, VectorBlock])[]): void {
    const vectors = new WeakMap<Tier, TierVectors>();
    for (const [tier, block] of known) vectors.set(tier, new SealedVectors(block));
    this.#view = { space: new ConceptSpace(parts), papers, vectors };
  }

  /** Mixes concepts in; only when all papers have their directions, so that none ranks by words alone. */
  readonly mix: Mix = (query, scored) => {
    const view = this.#view;
    if (!view || !scored.every(({ tier }) => vectorsIn(view, tier))) return;
    mixIn(query, scored, view.space, (tier) => vectorsIn(view, tier));
  };

  vectorsOf(tier: SealedTier): VectorBlock | undefined {
    const vectors = this.#view?.vectors.get(tier);
    return vectors instanceof SealedVectors ? vectors.block : undefined;
  }

  /** Folds in a segment before it takes the place of others. */
  async prepare(segment: SealedTier): Promise<void> {
    for (let view = this.#view; view && !view.vectors.has(segment); view = this.#view) {
      await this.#fold(view, segment);
    }
  }

  /** Folds in what lacks a direction; learns anew when there is none or too much has come since. True when it has learnt. */
  async refresh(tiers: () => readonly Tier[]): Promise<boolean> {
    for (const tier of tiers()) if (tier instanceof SealedTier) await this.prepare(tier);
    const papers = tiers().reduce((sum, { size }) => sum + size, 0);
    if (papers < LEAST_PAPERS || papers < (this.#view?.papers ?? 0) * GROWTH) return false;
    const parts = await learnApart(await inSlices(sampleCounts(tiers()), this.#clock));
    const view: View = { space: new ConceptSpace(parts), papers, vectors: new WeakMap() };
    for (let missing = lacking(view, tiers()); missing; missing = lacking(view, tiers())) {
      await this.#fold(view, missing);
    }
    this.#view = view;
    return true;
  }

  async #fold({ space, vectors }: View, segment: SealedTier): Promise<void> {
    const block = await inSlices(foldSegment(space, segment.data), this.#clock);
    vectors.set(segment, new SealedVectors(block));
  }
}

function lacking({ vectors }: View, tiers: readonly Tier[]): SealedTier | undefined {
  return tiers.find((tier) => tier instanceof SealedTier && !vectors.has(tier)) as SealedTier | undefined;
}

function vectorsIn({ space, vectors }: View, tier: Tier): TierVectors | undefined {
  const known = vectors.get(tier);
  if (known || !(tier instanceof LivingTier)) return known;
  const made = new LivingVectors(space, tier);
  vectors.set(tier, made);
  return made;
}
