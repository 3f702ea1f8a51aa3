import { queryWords } from '../analyzer.ts';
import type { Scored } from '../rank.ts';
import type { Tier } from '../tier.ts';
import { type Found, Top } from '../top.ts';
import { type ConceptSpace, toUnit } from './concept-space.ts';
import type { TierVectors } from './tier-vectors.ts';

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
  vectorsOf: (tier: Tier) => TierVectors | undefined,
): void {
  const direction = space.project(countsOf(query));
  const best = bestByWords(scored);
  const [first] = best;
  if (!direction || !first) return;
  for (const { tier, paper } of best) vectorsOf(tier)?.addTo(direction, paper, FEEDBACK);
  const meant = toUnit(direction);
  if (meant) mixLikeness(meant, scored, vectorsOf, first.score);
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
  for (const { tier, board } of scored) {
    const { scores } = board;
    let { floor } = top;
    for (let paper = 0; paper < scores.length; paper++) {
      const score = scores[paper] ?? 0;
      if (score < floor || score <= 0 || !tier.holds(paper)) continue;
      top.offer({ tier, paper, score, matched: 0 });
      floor = top.floor;
    }
  }
  return top.finish();
}

function mixLikeness(
  direction: Float64Array,
  scored: readonly Scored[],
  vectorsOf: (tier: Tier) => TierVectors | undefined,
  bestScore: number,
): void {
  const nearest = Math.max(1, ...scored.map(({ tier }) => nearestIn(tier, direction, vectorsOf(tier))));
  const [byWords, byConcept] = [(1 - SHARE) / bestScore, SHARE / nearest];
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

function nearestIn(tier: Tier, direction: Float64Array, vectors: TierVectors | undefined): number {
  let nearest = 0;
  vectors?.eachLikeness(direction, (from, likeness) => {
    for (let i = 0; i < likeness.length; i++) {
      const near = likeness[i] ?? 0;
      if (near > nearest && tier.holds(from + i)) nearest = near;
    }
  });
  return nearest;
}
