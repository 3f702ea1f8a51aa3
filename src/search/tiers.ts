import type { PaperId } from '../papers/api.ts';
import { LivingTier } from './living-tier.ts';
import type { SealedTier } from './segment/sealed-tier.ts';
import type { Tier } from './tier.ts';

/** Ids of a segment that tell whose it is. */
const SAMPLE = 20;

/** Where a paper lies, and what it was made from. */
export interface Place {
  readonly tier: Tier;
  readonly paper: number;
  readonly print: number;
}

/** All tiers of an index: what is sealed, what lives, and what lives but is being sealed. Each id lies in one at most. */
export class Tiers {
  #segments: readonly SealedTier[];
  /** Takes what comes. */
  #young = new LivingTier();
  /** Being sealed: takes nothing but removals. */
  #resting: LivingTier | undefined;

  constructor(segments: readonly SealedTier[]) {
    this.#segments = segments;
  }

  get segments(): readonly SealedTier[] {
    return this.#segments;
  }

  get young(): LivingTier {
    return this.#young;
  }

  get resting(): LivingTier | undefined {
    return this.#resting;
  }

  get living(): readonly LivingTier[] {
    return this.#resting ? [this.#resting, this.#young] : [this.#young];
  }

  get all(): readonly Tier[] {
    return [...this.#segments, ...this.living];
  }

  find(id: PaperId): Place | undefined {
    for (const tier of [...this.living, ...this.#segments]) {
      const found = tier.find(id);
      if (found) return { tier, ...found };
    }
    return undefined;
  }

  forget(id: PaperId): void {
    const held = this.find(id);
    held?.tier.remove(held.paper);
  }

  forgetAll(): void {
    for (const { id } of this.living.flatMap((tier) => tier.entries())) this.forget(id);
    this.#segments = [];
  }

  /** Some ids of each segment. */
  sample(): readonly PaperId[] {
    return this.#segments.flatMap((segment) => {
      const step = Math.max(1, Math.ceil(segment.end / SAMPLE));
      const count = Math.min(SAMPLE, segment.end);
      const numbers = Array.from({ length: count }, (_, i) => (i * step) % segment.end);
      return numbers.filter((paper) => segment.holds(paper)).map((paper) => segment.idOf(paper));
    });
  }

  /** An empty young tier remembers from which change on it will hold papers. */
  beginYoung(change: number): void {
    if (this.#young.end === 0) this.#young = new LivingTier(change);
  }

  /** Puts the young tier to rest, unless one still rests; returns the one to seal. */
  rest(change: number): LivingTier {
    if (!this.#resting) {
      this.#resting = this.#young;
      this.#young = new LivingTier(change);
    }
    return this.#resting;
  }

  /** The resting tier's papers are in this segment now; in none when it held none. */
  endRest(sealed: SealedTier | undefined): void {
    this.#resting = undefined;
    if (sealed) this.addSegment(sealed);
  }

  addSegment(segment: SealedTier): void {
    this.#segments = [...this.#segments, segment];
  }

  /** Takes one segment in place of others; not when they are gone meanwhile. */
  replaceSegments(others: readonly SealedTier[], merged: SealedTier): void {
    if (!others.every((segment) => this.#segments.includes(segment))) return;
    const left = this.#segments.filter((segment) => !others.includes(segment));
    this.#segments = merged.size > 0 ? [...left, merged] : left;
  }
}
