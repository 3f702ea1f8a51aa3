import type { Clock } from '../clock.ts';
import type { Entry } from './entry.ts';
import { chooseMerge } from './merge-policy.ts';
import { buildSegment } from './segment/build.ts';
import type { SegmentData } from './segment/data.ts';
import { mergeSegments } from './segment/merge.ts';
import { SealedTier } from './segment/sealed-tier.ts';
import { inSlices } from './slices.ts';
import type { Tiers } from './tiers.ts';

export interface TierLimits {
  /** Papers in the living tier; half of them are sealed when there are more. */
  readonly living: number;
  /** So many at once are sealed without a stay in the living tier. */
  readonly bulk: number;
  /** Papers of a segment. */
  readonly segment: number;
}

/** In changes of the store. */
const FAR_BEHIND = 10_000;

interface SealingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: TierLimits;
  /** Runs before a new segment is searched. */
  readonly prepare: (segment: SealedTier) => Promise<void>;
}

/** Moves papers from the living tier to segments, and from small segments to larger ones. `reached`: the store's change up to which everything is here. */
export class Sealing {
  readonly #tiers: Tiers;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #limits: TierLimits;
  readonly #prepare: (segment: SealedTier) => Promise<void>;

  constructor(tiers: Tiers, { clock, limits, prepare }: SealingParts) {
    this.#tiers = tiers;
    this.#clock = clock;
    this.#limits = limits;
    this.#prepare = prepare;
  }

  /** Seals and merges one step; false when there is nothing to do. Called by one caller at a time. */
  async tidy(reached: number): Promise<boolean> {
    const { young, resting, segments } = this.#tiers;
    // Much was sealed directly since the first paper here: a restart would read all of it again.
    const leftBehind = young.size > 0 && reached - young.since > FAR_BEHIND;
    if (resting || leftBehind || young.size * 2 > this.#limits.living) return this.sealLiving(reached);
    const smallest = Math.max(1, this.#limits.living / 2);
    const chosen = chooseMerge(segments, { smallest, largest: this.#limits.segment });
    if (chosen.length > 0) await this.#merge(chosen);
    return chosen.length > 0;
  }

  /** Seals what the living tier holds now; false when it holds nothing. */
  async sealLiving(reached: number): Promise<boolean> {
    const resting = this.#tiers.rest(reached);
    const entries = resting.entries();
    const sealed = entries.length > 0 ? await this.#sealed(buildSegment(entries)) : undefined;
    // What was removed or replaced on the way.
    for (const { id } of entries) if (!resting.find(id)) sealed?.remove(sealed.find(id)?.paper ?? -1);
    this.#tiers.endRest(sealed);
    return sealed !== undefined;
  }

  /** Papers that come in numbers are sealed at once. */
  async addSealed(entries: readonly Entry[]): Promise<void> {
    const sealed = await this.#sealed(buildSegment(entries));
    for (const { id } of entries) this.#tiers.forget(id);
    this.#tiers.addSegment(sealed);
  }

  async #merge(chosen: readonly SealedTier[]): Promise<void> {
    const before = chosen.map(({ gone }) => gone.length);
    const sources = chosen.map(({ data, removed }) => ({ data, removed: removed.slice() }));
    const merged = await this.#sealed(mergeSegments(sources));
    for (const [i, segment] of chosen.entries()) {
      for (const paper of segment.gone.slice(before[i])) {
        merged.remove(merged.find(segment.idOf(paper))?.paper ?? -1);
      }
    }
    this.#tiers.replaceSegments(chosen, merged);
  }

  async #sealed(work: Generator<void, SegmentData>): Promise<SealedTier> {
    const segment = new SealedTier(await inSlices(work, this.#clock));
    await this.#prepare(segment);
    return segment;
  }
}
