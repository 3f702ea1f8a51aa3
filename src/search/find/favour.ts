import type { PaperId } from '../../papers/api.ts';
import type { SeenHere } from '../../seen/api.ts';
import type { SearchHit } from '../api.ts';

/** Shares of the best score: enough to pass an equal one, never one that is much better. */
const HAD = 0.04;
const EACH_VOTE = 0.02;
const MOST = 0.1;

/** Puts what the space has had above its equals. Among papers it has had alike, and among others, the order stays. */
export function favourSeen(
  hits: readonly SearchHit[],
  seen: ReadonlyMap<PaperId, SeenHere>,
): readonly SearchHit[] {
  const best = hits[0]?.score ?? 0;
  if (best <= 0 || seen.size === 0) return hits;
  const worth = new Map(hits.map((hit) => [hit, hit.score / best + bonus(seen.get(hit.paperId))]));
  return hits.toSorted((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0));
}

function bonus(seen: SeenHere | undefined): number {
  return seen ? Math.min(HAD + EACH_VOTE * (seen.votes + seen.saves), MOST) : 0;
}
