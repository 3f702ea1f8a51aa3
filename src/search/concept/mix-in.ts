import { queryWords } from '../analyzer.ts';
import { offerAll, type Scored } from '../rank.ts';
import type { Model } from '../similar.ts';
import type { Tier } from '../tier.ts';
import { type Found, Top } from '../top.ts';
import { type ConceptSpace, toUnit } from './concept-space.ts';
import { WIDTH } from './scan-kernel.ts';
import type { TierVectors } from './tier-vectors.ts';

type VectorsOf = (tier: Tier) => TierVectors | undefined;

/** How much the concepts count beside the words; both on a scale where the best paper has 1. */
const SHARE = 0.4;
/** The best papers by words tell what is meant: each adds so much of its direction to the query's. */
const FEEDBACK = 0.6;
const FEEDBACK_PAPERS = 3;

/**
 * Mixes how near each paper's direction is to the query's into the scores of its words. Nothing changes when the space
 * knows none of the words or no paper holds one. Weights from trials on judged collections.
 */
export function mixIn(
  query: string,
  scored: readonly Scored[],
  space: ConceptSpace,
  vectorsOf: VectorsOf,
): void {
  const direction = space.project(countsOf(query));
  const best = bestByWords(scored);
  const [first] = best;
  if (!direction || !first) return;
  for (const { tier, paper } of best) vectorsOf(tier)?.addTo(direction, paper, FEEDBACK);
  const meant = toUnit(direction);
  if (meant) mixLikeness(meant, { scored, vectorsOf, bestScore: first.score, share: SHARE });
}

/** How much the concepts count when papers are what is asked for. */
const SHARE_LIKE = 0.5;

/** Mixes how near each paper's direction is to that of the models taken together into the scores of their words. */
export function mixInLike(models: readonly Model[], scored: readonly Scored[], vectorsOf: VectorsOf): void {
  const best = bestByWords(scored);
  const [first] = best;
  const direction = new Float64Array(WIDTH);
  for (const { tier, paper, weight } of models) vectorsOf(tier)?.addTo(direction, paper, weight);
  toUnit(direction);
  for (const { tier, paper } of best) vectorsOf(tier)?.addTo(direction, paper, FEEDBACK);
  const meant = toUnit(direction);
  if (meant && first) mixLikeness(meant, { scored, vectorsOf, bestScore: first.score, share: SHARE_LIKE });
}

function countsOf(query: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { terms, joined } of queryWords(query)) {
    if (!joined) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function bestByWords(scored: readonly Scored[]): readonly Found[] {
  const top = new Top(FEEDBACK_PAPERS);
  for (const each of scored) offerAll(each, top);
  return top.finish();
}

interface Mixing {
  readonly scored: readonly Scored[];
  readonly vectorsOf: VectorsOf;
  /** The best score by words. */
  readonly bestScore: number;
  /** The part of the concepts. */
  readonly share: number;
}

function mixLikeness(direction: Float64Array, { scored, vectorsOf, bestScore, share }: Mixing): void {
  const nearest = Math.max(1, ...scored.map((each) => nearestIn(each, direction, vectorsOf(each.tier))));
  const [byWords, byConcept] = [(1 - share) / bestScore, share / nearest];
  for (const { tier, board } of scored) {
    const { scores } = board;
    for (let paper = 0; paper < scores.length; paper++) scores[paper] = (scores[paper] ?? 0) * byWords;
    vectorsOf(tier)?.eachLikeness(direction, (from, likeness) => {
      for (let i = 0; i < likeness.length; i++) {
        const near = likeness[i] ?? 0;
        if (near > 0) scores[from + i] = (scores[from + i] ?? 0) + near * byConcept;
      }
    });
  }
}

function nearestIn(
  { tier, allowed }: Scored,
  direction: Float64Array,
  vectors: TierVectors | undefined,
): number {
  let nearest = 0;
  vectors?.eachLikeness(direction, (from, likeness) => {
    for (let i = 0; i < likeness.length; i++) {
      const near = likeness[i] ?? 0;
      if (near > nearest && allowed?.[from + i] !== 0 && tier.holds(from + i)) nearest = near;
    }
  });
  return nearest;
}
