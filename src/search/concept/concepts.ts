import type { Clock } from '../../clock.ts';
import type { Mix } from '../rank.ts';
import { SealedTier } from '../segment/sealed-tier.ts';
import type { SimilarMix } from '../similar.ts';
import { inSlices } from '../slices.ts';
import type { Tier } from '../tier.ts';
import { ConceptSpace } from './concept-space.ts';
import { foldSegment } from './fold-segment.ts';
import { learnApart } from './learn-apart.ts';
import { LEAST_PAPERS } from './learn-space.ts';
import { mixIn, mixInLike } from './mix-in.ts';
import { sampleCounts } from './sample-counts.ts';
import type { ConceptFolder, RestoredConcepts } from './saved/concept-folder.ts';
import type { LearntSpace } from './saved/space-file.ts';
import { LivingVectors, SealedVectors, type TierVectors } from './tier-vectors.ts';
import type { VectorBlock } from './vector-block.ts';
import { lacking, type View, vectorsIn } from './view.ts';

/** Papers that a space may lack, as a part of those it was learnt for, before it is learnt anew. */
const GROWTH = 1.5;

/** What papers are about, learnt from all of them, as a second opinion on what a query means. */
export class Concepts {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #folder: ConceptFolder | undefined;
  #view: View | undefined;
  #forgotten = 0;

  /** Without a folder it is learnt anew at each start. */
  constructor(clock: Pick<Clock, 'now'>, folder?: ConceptFolder) {
    this.#clock = clock;
    this.#folder = folder;
  }

  /** The space in use and the papers it was learnt for; undefined before. */
  get learnt(): LearntSpace | undefined {
    return this.#view && { parts: this.#view.space.parts, papers: this.#view.papers };
  }

  /** Goes on with what was saved; what these segments lack is folded in by `refresh`. */
  async restore(segments: readonly SealedTier[]): Promise<void> {
    const saved = await this.#folder?.restore(segments);
    if (saved) this.goOnWith(saved);
  }

  /** Goes on with a space learnt before, and the directions of segments that are known. */
  goOnWith({ parts, papers, known }: RestoredConcepts): void {
    const vectors = new WeakMap<Tier, TierVectors>();
    for (const [tier, block] of known) vectors.set(tier, new SealedVectors(block));
    this.#view = { space: new ConceptSpace(parts), papers, vectors };
  }

  /** Saves the space and the directions of these segments, as far as they are not. */
  async save(segments: readonly SealedTier[]): Promise<void> {
    if (this.learnt) await this.#folder?.save(this.learnt, segments, (segment) => this.vectorsOf(segment));
  }

  /** Whether each of these has its directions. */
  isComplete(segments: readonly SealedTier[]): boolean {
    return segments.every((segment) => this.vectorsOf(segment));
  }

  /** What was learnt is of no use for other papers. */
  forget(): void {
    this.#view = undefined;
    this.#forgotten++;
  }

  /** Mixes concepts in; only when all papers have their directions, so that none ranks by words alone. */
  readonly mix: Mix = (query, scored) => {
    const view = this.#view;
    if (!view || !scored.every(({ tier }) => vectorsIn(view, tier))) return;
    mixIn(query, scored, view.space, (tier) => vectorsIn(view, tier));
  };

  /** Mixes in how near papers are to others taken together; only when all have their directions. */
  readonly mixLike: SimilarMix = (models, scored) => {
    const view = this.#view;
    if (!view || !scored.every(({ tier }) => vectorsIn(view, tier))) return;
    mixInLike(models, scored, (tier) => vectorsIn(view, tier));
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
    const forgotten = this.#forgotten;
    for (const tier of tiers()) if (tier instanceof SealedTier) await this.prepare(tier);
    const papers = tiers().reduce((sum, { size }) => sum + size, 0);
    if (papers < LEAST_PAPERS || papers < (this.#view?.papers ?? 0) * GROWTH) return false;
    const parts = await learnApart(await inSlices(sampleCounts(tiers()), this.#clock));
    const view: View = { space: new ConceptSpace(parts), papers, vectors: new WeakMap() };
    for (let missing = lacking(view, tiers()); missing; missing = lacking(view, tiers())) {
      await this.#fold(view, missing);
    }
    await this.#foldLiving(view, tiers());
    // The papers it was learnt from are gone.
    if (forgotten !== this.#forgotten) return false;
    this.#view = view;
    return true;
  }

  /** Folds in what came to the living tiers, so that no search has to. */
  async catchUp(tiers: readonly Tier[]): Promise<void> {
    if (this.#view) await this.#foldLiving(this.#view, tiers);
  }

  async #foldLiving(view: View, tiers: readonly Tier[]): Promise<void> {
    for (const tier of tiers) {
      const vectors = vectorsIn(view, tier);
      if (vectors instanceof LivingVectors) await inSlices(vectors.fold(), this.#clock);
    }
  }

  async #fold({ space, vectors }: View, segment: SealedTier): Promise<void> {
    const block = await inSlices(foldSegment(space, segment.data), this.#clock);
    vectors.set(segment, new SealedVectors(block));
  }
}
