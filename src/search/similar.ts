import type { PaperId } from '../papers/api.ts';
import type { SearchHit, SimilarAsk } from './api.ts';
import { type Counts, idf, inTextOf } from './bm25.ts';
import { LivingTier } from './living-tier.ts';
import { corpusNorm } from './query-weights.ts';
import { offerAll, type Scored } from './rank.ts';
import { SealedTier } from './segment/sealed-tier.ts';
import { termsOf } from './segment/terms-of.ts';
import type { Tier, Weighted } from './tier.ts';
import { Top } from './top.ts';

/** A paper that is known, where it lies, and how much it counts: below 0 for what is not wanted. */
export interface Model {
  readonly tier: Tier;
  readonly paper: number;
  readonly weight: number;
}

/** A second opinion on all papers, mixed into the scores in place. */
export type SimilarMix = (models: readonly Model[], scored: readonly Scored[]) => void;

const MOST_TERMS = 100;
/** A whole paper as a query: what both repeat is what they are about. Weight from trials on judged collections. */
const K = 4;
const MOST_BITS = 31;
/** What is not wanted takes so much away. */
const NOT_SHARE = 0.3;

/**
 * Papers that hold the terms that tell most about some others; none of those themselves. Best first. Yields between slices
 * of a few milliseconds while it looks for those terms.
 */
export function* similarTo(
  ask: SimilarAsk,
  tiersNow: () => readonly Tier[],
  mix?: SimilarMix,
): Generator<void, readonly SearchHit[]> {
  const sums = yield* termSums(modelsIn(ask, tiersNow()));
  const tiers = tiersNow();
  const models = modelsIn(ask, tiers);
  const wanted = telling(sums, tiers);
  const norm = corpusNorm(tiers, K);
  const scored = tiers.map(
    (tier): Scored => ({ tier, board: tier.score(wanted, norm), allowed: allBut(models, tier) }),
  );
  mix?.(models, scored);
  const words = wanted.map(({ key }) => key);
  const top = new Top(ask.limit);
  for (const each of scored) offerAll(each, top);
  return top.finish().map(({ tier, paper, score, matched }) => ({
    paperId: tier.idOf(paper),
    score,
    terms: words.filter((_, i) => i < MOST_BITS && (matched & (1 << i)) !== 0),
  }));
}

function modelsIn({ paperIds, not = [] }: SimilarAsk, tiers: readonly Tier[]): readonly Model[] {
  return [
    ...modelsOf(paperIds, 1 / Math.max(paperIds.length, 1), tiers),
    ...modelsOf(not, -NOT_SHARE / Math.max(not.length, 1), tiers),
  ];
}

function modelsOf(ids: readonly PaperId[], weight: number, tiers: readonly Tier[]): readonly Model[] {
  return ids.flatMap((id) =>
    tiers.flatMap((tier) => {
      const found = tier.find(id);
      return found ? [{ tier, paper: found.paper, weight }] : [];
    }),
  );
}

/** How often the models use each term, less how often those do that are not wanted. */
function* termSums(models: readonly Model[]): Generator<void, ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const [tier, own] of Map.groupBy(models, ({ tier }) => tier)) {
    const papers = own.map(({ paper }) => paper);
    const counts = yield* countsIn(tier, papers);
    for (const { paper, weight } of own) {
      for (const [term, packed] of counts.get(paper) ?? []) {
        sums.set(term, (sums.get(term) ?? 0) + weight * inTextOf(packed));
      }
    }
  }
  return sums;
}

/** The terms that tell most, the most telling first: how often they stand there, by how rare they are. */
function telling(sums: ReadonlyMap<string, number>, tiers: readonly Tier[]): readonly Weighted[] {
  const papers = tiers.reduce((sum, { size }) => sum + size, 0);
  const holding = (term: string) => tiers.reduce((sum, tier) => sum + tier.frequency('terms', term), 0);
  return [...sums]
    .map(([key, count]) => ({ key, weight: count * idf(papers, holding(key)) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(({ key, weight }, i) => ({ field: 'terms', key, weight, bit: i < MOST_BITS ? 1 << i : 0 }));
}

function* countsIn(
  tier: Tier,
  papers: readonly number[],
): Generator<void, ReadonlyMap<number, ReadonlyMap<string, Counts>>> {
  if (tier instanceof SealedTier) return yield* termsOf(tier.data, papers);
  if (!(tier instanceof LivingTier)) return new Map();
  return new Map(papers.map((paper) => [paper, tier.entryAt(paper)?.terms ?? new Map()]));
}

/** 0 for the models: they are no answer. */
function allBut(models: readonly Model[], tier: Tier): Uint8Array {
  const marks = new Uint8Array(tier.end).fill(1);
  for (const model of models) if (model.tier === tier) marks[model.paper] = 0;
  return marks;
}
