import type { Clock } from '../clock.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { SearchAnswer, SearchAsk } from './api.ts';
import { type Entry, entryOf, printOf } from './entry.ts';
import { LivingTier } from './living-tier.ts';
import { chooseMerge } from './merge-policy.ts';
import { type Mix, rank } from './rank.ts';
import { buildSegment } from './segment/build.ts';
import type { SegmentData } from './segment/data.ts';
import { mergeSegments } from './segment/merge.ts';
import { SealedTier } from './segment/sealed-tier.ts';
import { inSlices } from './slices.ts';
import { type Suggestion, suggest } from './suggest.ts';
import type { Tier } from './tier.ts';

export interface TierLimits {
  /** Papers in the living tier; half of them are sealed when there are more. */
  readonly living: number;
  /** So many at once are sealed without a stay in the living tier. */
  readonly bulk: number;
  /** Papers of a segment. */
  readonly segment: number;
}

export const TIER_LIMITS: TierLimits = { living: 1_000, bulk: 200, segment: 250_000 };

const SAMPLE = 20;
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
  #segments: readonly SealedTier[];
  /** Takes what comes. */
  #young = new LivingTier();
  /** Being sealed: takes nothing but removals. */
  #resting: LivingTier | undefined;
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
    this.#segments = restored.segments;
    this.#reached = restored.change;
  }

  get size(): number {
    return this.tiers.reduce((sum, { size }) => sum + size, 0);
  }

  get segments(): readonly SealedTier[] {
    return this.#segments;
  }

  /** Some ids of each segment. */
  sample(): readonly PaperId[] {
    return this.#segments.flatMap((segment) => {
      const step = Math.max(1, Math.ceil(segment.end / SAMPLE));
      const numbers = Array.from(
        { length: Math.min(SAMPLE, segment.end) },
        (_, i) => (i * step) % segment.end,
      );
      return numbers.filter((paper) => segment.holds(paper)).map((paper) => segment.idOf(paper));
    });
  }

  /** Everything up to this change of the store is in the segments. */
  get sealedChange(): number {
    const since = this.living.filter(({ size }) => size > 0).map((tier) => tier.since);
    return Math.min(this.#reached, ...since);
  }

  get living(): readonly LivingTier[] {
    return this.#resting ? [this.#resting, this.#young] : [this.#young];
  }

  get tiers(): readonly Tier[] {
    return [...this.#segments, ...this.living];
  }

  search(ask: SearchAsk, mix?: Mix): SearchAnswer {
    return rank(ask, this.tiers, mix);
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
      for (const id of ids) this.#forget(id);
    });
  }

  /** Forgets everything, as if nothing had been read from the store. */
  clear(): Promise<void> {
    return this.#oneAtATime(async () => {
      for (const { id } of this.living.flatMap((tier) => tier.entries())) this.#forget(id);
      this.#segments = [];
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
    if (this.#resting || this.#young.size * 2 > this.#limits.living || this.#isLeftBehind()) {
      return this.sealLiving();
    }
    const chosen = chooseMerge(this.#segments, {
      smallest: Math.max(1, this.#limits.living / 2),
      largest: this.#limits.segment,
    });
    if (chosen.length === 0) return false;
    await this.#merge(chosen);
    return true;
  }

  /** Much was sealed directly since: until this is too, a restart would read all of it again. */
  #isLeftBehind(): boolean {
    return this.#young.size > 0 && this.#reached - this.#young.since > FAR_BEHIND;
  }

  /** Seals what the living tier holds now; false when it holds nothing. */
  async sealLiving(): Promise<boolean> {
    const resting = this.#resting ?? this.#young;
    if (resting === this.#young) this.#young = new LivingTier(this.#reached);
    this.#resting = resting;
    const entries = resting.entries();
    const sealed = entries.length > 0 ? await this.#sealed(buildSegment(entries)) : undefined;
    // What was removed or replaced on the way.
    for (const { id } of entries) if (!resting.find(id)) sealed?.remove(sealed.find(id)?.paper ?? -1);
    if (sealed) this.#segments = [...this.#segments, sealed];
    this.#resting = undefined;
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
    if (!chosen.every((segment) => this.#segments.includes(segment))) return;
    const others = this.#segments.filter((segment) => !chosen.includes(segment));
    this.#segments = merged.size > 0 ? [...others, merged] : others;
  }

  *#changed(papers: readonly Paper[]): Generator<void, readonly Entry[]> {
    const entries = new Map<PaperId, Entry>();
    for (const paper of papers) {
      if (this.#held(paper.id)?.print === printOf(paper)) entries.delete(paper.id);
      else entries.set(paper.id, entryOf(paper));
      yield;
    }
    return [...entries.values()];
  }

  *#addLiving(entries: readonly Entry[]): Generator<void, void> {
    if (this.#young.end === 0) this.#young = new LivingTier(this.#reached);
    for (const entry of entries) {
      this.#forget(entry.id);
      this.#young.add(entry);
      yield;
    }
  }

  async #addSealed(entries: readonly Entry[]): Promise<void> {
    const sealed = await this.#sealed(buildSegment(entries));
    for (const { id } of entries) this.#forget(id);
    this.#segments = [...this.#segments, sealed];
  }

  async #sealed(work: Generator<void, SegmentData>): Promise<SealedTier> {
    const segment = new SealedTier(await inSlices(work, this.#clock));
    await this.#prepare(segment);
    return segment;
  }

  #forget(id: PaperId): void {
    const held = this.#held(id);
    held?.tier.remove(held.paper);
  }

  #held(id: PaperId): { tier: Tier; paper: number; print: number } | undefined {
    for (const tier of [...this.living, ...this.#segments]) {
      const found = tier.find(id);
      if (found) return { tier, ...found };
    }
    return undefined;
  }

  #oneAtATime<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => undefined);
    return done;
  }
}
