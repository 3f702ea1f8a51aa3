import type { Clock } from '../../clock.ts';
import type { PaperId } from '../../papers/api.ts';
import { toUnit } from '../concept/concept-space.ts';
import { bestByWords, mixLikeness } from '../concept/mix-likeness.ts';
import type { Mix, Scored } from '../rank.ts';
import type { SealedTier } from '../segment/sealed-tier.ts';
import type { Model, SimilarMix } from '../similar.ts';
import { inSlices } from '../slices.ts';
import type { Tier } from '../tier.ts';
import type { EmbeddedFolder } from './embedded-folder.ts';
import { EmbeddedTier } from './embedded-tier.ts';

/** How much a service's vectors count beside the words. */
const SHARE = 0.5;
/** From this part of all papers on the vectors have their say; a paper without one ranks by its words. */
const ENOUGH = 0.95;
const PAPERS_A_SLICE = 500;

/** A paper's vector, as it came. */
export interface PaperVector {
  readonly id: PaperId;
  readonly vector: Float32Array;
}

/** The vectors of papers as an embedding service gave them, as a second opinion in place of what is learnt. */
export class Embedded {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #folder: EmbeddedFolder | undefined;
  #dimension = 0;
  #vectors = new WeakMap<Tier, EmbeddedTier>();

  constructor(clock: Pick<Clock, 'now'>, folder?: EmbeddedFolder) {
    this.#clock = clock;
    this.#folder = folder;
  }

  async restore(segments: readonly SealedTier[]): Promise<void> {
    for (const segment of segments) {
      const block = await this.#folder?.read(segment);
      if (!block) continue;
      if (block.dimension !== this.#dimension) this.#begin(block.dimension);
      this.#vectors.set(segment, new EmbeddedTier(segment, block.dimension, block));
    }
  }

  async save(segments: readonly SealedTier[]): Promise<void> {
    await this.#folder?.save(segments, (segment) => this.#vectors.get(segment)?.block);
  }

  /** Of the papers, those that lack a vector; the first so many. */
  lacking(tiers: readonly Tier[], most: number): readonly PaperId[] {
    const found: PaperId[] = [];
    for (const tier of tiers.toReversed()) {
      const vectors = this.#vectors.get(tier);
      for (let paper = tier.end - 1; paper >= 0; paper--) {
        if (found.length >= most) return found;
        if (tier.holds(paper) && !vectors?.has(paper)) found.push(tier.idOf(paper));
      }
    }
    return found;
  }

  /** Keeps vectors of papers that are held, and says how many; those of another length than before take the place of all. */
  put(given: readonly PaperVector[], tiers: readonly Tier[]): number {
    let put = 0;
    const dimension = given[0]?.vector.length ?? this.#dimension;
    if (dimension !== this.#dimension) this.#begin(dimension);
    for (const { id, vector } of given) {
      const tier = tiers.find((each) => each.find(id));
      const paper = tier?.find(id)?.paper;
      if (!tier || paper === undefined) continue;
      this.#of(tier).set(paper, vector);
      put++;
    }
    return put;
  }

  /** Gives a new segment what is known of its papers, before it takes the place of the tiers they lie in. */
  async prepare(segment: SealedTier, tiers: readonly Tier[]): Promise<void> {
    if (this.#dimension > 0) await inSlices(this.#copyKnown(segment, tiers), this.#clock);
  }

  *#copyKnown(segment: SealedTier, tiers: readonly Tier[]): Generator<void, void> {
    const own = this.#of(segment);
    for (let paper = 0; paper < segment.end; paper++) {
      if (paper % PAPERS_A_SLICE === 0) yield;
      const id = segment.idOf(paper);
      const print = segment.find(id)?.print;
      for (const tier of tiers) {
        const found = tier.find(id);
        const vectors = this.#vectors.get(tier);
        // Another text has another vector.
        if (!found || found.print !== print || !vectors?.has(found.paper)) continue;
        own.copyFrom(vectors, found.paper, paper);
      }
    }
  }

  isReady(tiers: readonly Tier[]): boolean {
    if (this.#dimension === 0) return false;
    let [papers, known] = [0, 0];
    for (const tier of tiers) {
      papers += tier.size;
      known += this.#vectors.get(tier)?.known ?? 0;
    }
    return papers > 0 && known >= papers * ENOUGH;
  }

  /** A mix for a query of this direction. One of another length is of another space: all vectors are lacking again. */
  mixFor(direction: Float32Array): Mix | undefined {
    if (direction.length !== this.#dimension) {
      this.#begin(direction.length);
      return undefined;
    }
    return (_query, scored) => this.#mix(Float64Array.from(direction), scored);
  }

  readonly mixLike: SimilarMix = (models: readonly Model[], scored) => {
    const direction = new Float64Array(this.#dimension);
    for (const { tier, paper, weight } of models) this.#vectors.get(tier)?.addTo(direction, paper, weight);
    const meant = toUnit(direction);
    if (meant) this.#mix(meant, scored);
  };

  #mix(direction: Float64Array, scored: readonly Scored[]): void {
    const [first] = bestByWords(scored);
    if (!first) return;
    const vectorsOf = (tier: Tier) => this.#vectors.get(tier);
    mixLikeness(direction, { scored, vectorsOf, bestScore: first.score, share: SHARE, aboveMean: true });
  }

  #of(tier: Tier): EmbeddedTier {
    const known = this.#vectors.get(tier);
    if (known) return known;
    const made = new EmbeddedTier(tier, this.#dimension);
    this.#vectors.set(tier, made);
    return made;
  }

  #begin(dimension: number): void {
    this.#dimension = dimension;
    this.#vectors = new WeakMap();
  }
}
