import type { Clock } from '../clock.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { SearchAnswer, SearchAsk, SearchHit, SimilarAsk } from './api.ts';
import { type Entry, entryOf, printOf } from './entry.ts';
import type { LivingTier } from './living-tier.ts';
import { type Mix, rank } from './rank.ts';
import { Sealing, type TierLimits } from './sealing.ts';
import type { SealedTier } from './segment/sealed-tier.ts';
import { type SimilarMix, similarTo } from './similar.ts';
import { inSlices } from './slices.ts';
import { type Suggestion, suggest } from './suggest.ts';
import type { Tier } from './tier.ts';
import { Tiers } from './tiers.ts';

const TIER_LIMITS: TierLimits = { living: 1_000, bulk: 200, segment: 250_000 };

/**
 * The index: papers live first, are sealed later, and rank as one. Works on the calling thread, in slices: see
 * `index-worker.ts`. Changes come one at a time; searches may come between.
 */
export class TieredIndex {
  readonly #limits: TierLimits;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #tiers: Tiers;
  readonly #sealing: Sealing;
  #changing: Promise<unknown> = Promise.resolve();
  #reached: number;

  /**
   * Begins with what was restored: its segments, and the store's change up to which they hold everything. `prepare` runs
   * before a new segment is searched.
   */
  constructor(
    clock: Pick<Clock, 'now'>,
    limits: Partial<TierLimits> = {},
    restored: { segments: readonly SealedTier[]; change: number } = { segments: [], change: 0 },
    prepare: (segment: SealedTier) => Promise<void> = async () => undefined,
  ) {
    this.#clock = clock;
    this.#limits = { ...TIER_LIMITS, ...limits };
    this.#tiers = new Tiers(restored.segments);
    this.#sealing = new Sealing(this.#tiers, { clock, limits: this.#limits, prepare });
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
      if (entries.length >= this.#limits.bulk) return this.#sealing.addSealed(entries);
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
  tidy(): Promise<boolean> {
    return this.#sealing.tidy(this.#reached);
  }

  /** Seals what the living tier holds now; false when it holds nothing. */
  sealLiving(): Promise<boolean> {
    return this.#sealing.sealLiving(this.#reached);
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

  #oneAtATime<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => undefined);
    return done;
  }
}
