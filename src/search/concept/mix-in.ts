import { queryWords } from '../analyzer.ts';
import type { Scored } from '../rank.ts';
import type { Model } from '../similar.ts';
import { type ConceptSpace, toUnit } from './concept-space.ts';
import { bestByWords, mixLikeness, type VectorsOf } from './mix-likeness.ts';
import { WIDTH } from './scan-kernel.ts';

/** How much the concepts count beside the words, and when papers are what is asked for. Weights from trials on judged collections. */
const SHARE = 0.4;
const SHARE_SIMILAR = 0.5;
/** The best papers by words tell what is meant: each adds so much of its direction to the query's. */
const FEEDBACK = 0.6;

/**
 * Mixes how near each paper's direction is to the query's into the scores of its words. Nothing changes when the space
 * knows none of the words or no paper holds one.
 */
export function mixIn(
  query: string,
  scored: readonly Scored[],
  space: ConceptSpace,
  vectorsOf: VectorsOf,
): void {
  const direction = space.project(countsOf(query));
  if (direction) mixMeant(direction, scored, vectorsOf, SHARE);
}

/** Mixes in how near each paper's direction is to that of the models taken together. */
export function mixInLike(models: readonly Model[], scored: readonly Scored[], vectorsOf: VectorsOf): void {
  const direction = new Float64Array(WIDTH);
  for (const { tier, paper, weight } of models) vectorsOf(tier)?.addTo(direction, paper, weight);
  if (toUnit(direction)) mixMeant(direction, scored, vectorsOf, SHARE_SIMILAR);
}

/** The best by words tell what is meant. */
function mixMeant(
  direction: Float64Array,
  scored: readonly Scored[],
  vectorsOf: VectorsOf,
  share: number,
): void {
  const best = bestByWords(scored);
  const [first] = best;
  if (!first) return;
  for (const { tier, paper } of best) vectorsOf(tier)?.addTo(direction, paper, FEEDBACK);
  const meant = toUnit(direction);
  if (meant) mixLikeness(meant, { scored, vectorsOf, bestScore: first.score, share });
}

function countsOf(query: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { terms, joined } of queryWords(query)) {
    if (!joined) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
