import type { Clock } from '../clock.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { SearchAnswer, SearchAsk, SearchHit, SimilarAsk } from './api.ts';
import { type Entry, entryOf, printOf } from './entry.ts';
import type { LivingTier } from './living-tier.ts';
import { chooseMerge } from './merge-policy.ts';
import { type Mix, rank } from './rank.ts';
import { buildSegment } from './segment/build.ts';
import type { SegmentData } from './segment/data.ts';
import { mergeSegments } from './segment/merge.ts';
import { SealedTier } from './segment/sealed-tier.ts';
import { type SimilarMix, similarTo } from './similar.ts';
import { inSlices } from './slices.ts';
import { type Suggestion, suggest } from './suggest.ts';
import type { Tier } from './tier.ts';
import { Tiers } from './tiers.ts';

export interface TierLimits {
  /** Papers in the living tier; half of them are sealed when there are more. */
  readonly living: number;
  /** So many at once are sealed without a stay in the living tier. */
  readonly bulk: number;
  /** Papers of a segment. */
  readonly segment: number;
}

const TIER_LIMITS: TierLimits = { living: 1_000, bulk: 200, segment: 250_000 };

/** In changes of the store. */
const FAR_BEHIND = 10_000;

/**
 * The index: papers live first, are sealed later, and rank as one. Works on the calling thread, in slices: see
 * `index-worker.ts`. Changes come one at a time; searches may come between.
 */
export class TieredIndex {
  readonly #limits: TierLimits;
  readonly #clock: Pick<Clock, 'now'>;
  /** Runs before a new segment is searched. */
  readonly #prepare: (segment: SealedTier) => Promise<void>;
  readonly #tiers: Tiers;
  #changing: Promise<unknown> = Promise.resolve();
  #reached: number;

  /** Begins with what was restored: its segments, and the store's change up to which they hold everything. */
  constructor(
    clock: Pick<Clock, 'now'>,
    limits: Partial<TierLimits> = {},
    restored: { segments: readonly SealedTier[]; change: number } = { segments: [], change: 0 },
    prepare: (segment: SealedTier) => Promise<void> = async () => undefined,
  ) {
    this.#prepare = prepare;
    this.#clock = clock;
    this.#limits = { ...TIER_LIMITS, ...limits };
    this.#tiers = new Tiers(restored.segments);
    this.#reached = restored.change;
  }

  get size(): number {
    return this.tiers.reduce((sum, { size }) => sum + size, 0);
  }

  get segments(): readonly SealedTier[] {
    return this.#tiers.segments;
  }

  get living(): readonly LivingTier[] {
    return this.#tiers.living;
  }

  get tiers(): readonly Tier[] {
    return this.#tiers.all;
  }

  /** Some ids of each segment. */
  sample(): readonly PaperId[] {
    return this.#tiers.sample();
  }

  /** Everything up to this change of the store is in the segments. */
  get sealedChange(): number {
    const since = this.living.filter(({ size }) => size > 0).map((tier) => tier.since);
    return Math.min(this.#reached, ...since);
  }

  search(ask: SearchAsk, mix?: Mix): SearchAnswer {
    return rank(ask, this.tiers, mix);
  }

  similar(ask: SimilarAsk, mix?: SimilarMix): Promise<readonly SearchHit[]> {
    return inSlices(
      similarTo(ask, () => this.tiers, mix),
      this.#clock,
    );
  }

  suggest(partial: string, limit: number): Suggestion[] {
    return suggest(partial, limit, this.tiers);
  }

  /** Adds papers, or replaces those it has; what did not change stays where it is. */
  add(papers: readonly Paper[]): Promise<void> {
    return this.#oneAtATime(async () => {
      const entries = await inSlices(this.#changed(papers), this.#clock);
      if (entries.length >= this.#limits.bulk) return this.#addSealed(entries);
      await inSlices(this.#addLiving(entries), this.#clock);
    });
  }

  remove(ids: readonly PaperId[]): Promise<void> {
    return this.#oneAtATime(async () => {
      for (const id of ids) this.#tiers.forget(id);
    });
  }

  /** Forgets everything, as if nothing had been read from the store. */
  clear(): Promise<void> {
    return this.#oneAtATime(async () => {
      this.#tiers.forgetAll();
      this.#reached = 0;
    });
  }

  /** Everything up to this change of the store has been added and removed. */
  reached(change: number): Promise<void> {
    return this.#oneAtATime(async () => {
      this.#reached = change;
    });
  }

  /** Seals and merges one step; false when there is nothing to do. Called by one caller at a time. */
  async tidy(): Promise<boolean> {
    const { young, resting } = this.#tiers;
    // Much was sealed directly since the first paper here: a restart would read all of it again.
    const leftBehind = young.size > 0 && this.#reached - young.since > FAR_BEHIND;
    if (resting || leftBehind || young.size * 2 > this.#limits.living) return this.sealLiving();
    const smallest = Math.max(1, this.#limits.living / 2);
    const chosen = chooseMerge(this.segments, { smallest, largest: this.#limits.segment });
    if (chosen.length > 0) await this.#merge(chosen);
    return chosen.length > 0;
  }

  /** Seals what the living tier holds now; false when it holds nothing. */
  async sealLiving(): Promise<boolean> {
    const resting = this.#tiers.rest(this.#reached);
    const entries = resting.entries();
    const sealed = entries.length > 0 ? await this.#sealed(buildSegment(entries)) : undefined;
    // What was removed or replaced on the way.
    for (const { id } of entries) if (!resting.find(id)) sealed?.remove(sealed.find(id)?.paper ?? -1);
    this.#tiers.endRest(sealed);
    return sealed !== undefined;
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

  *#changed(papers: readonly Paper[]): Generator<void, readonly Entry[]> {
    const entries = new Map<PaperId, Entry>();
    for (const paper of papers) {
      if (this.#tiers.find(paper.id)?.print === printOf(paper)) entries.delete(paper.id);
      else entries.set(paper.id, entryOf(paper));
      yield;
    }
    return [...entries.values()];
  }

  *#addLiving(entries: readonly Entry[]): Generator<void, void> {
    this.#tiers.beginYoung(this.#reached);
    for (const entry of entries) {
      this.#tiers.forget(entry.id);
      this.#tiers.young.add(entry);
      yield;
    }
  }

  async #addSealed(entries: readonly Entry[]): Promise<void> {
    const sealed = await this.#sealed(buildSegment(entries));
    for (const { id } of entries) this.#tiers.forget(id);
    this.#tiers.addSegment(sealed);
  }

  async #sealed(work: Generator<void, SegmentData>): Promise<SealedTier> {
    const segment = new SealedTier(await inSlices(work, this.#clock));
    await this.#prepare(segment);
    return segment;
  }

  #oneAtATime<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => undefined);
    return done;
  }
}
