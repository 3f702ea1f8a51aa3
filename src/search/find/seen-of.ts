import type { PaperId } from '../../papers/api.ts';
import type { SeenHere } from '../../seen/api.ts';
import type { SearchHit } from '../api.ts';
import type { FindAsk, FinderParts } from './finder.ts';
import { idsOf } from './listed.ts';

/** What the asking space has had of these. */
export async function seenOf(
  hits: readonly SearchHit[],
  { spaceId, limit }: FindAsk,
  { memory }: FinderParts,
): Promise<ReadonlyMap<PaperId, SeenHere>> {
  return spaceId === undefined || limit === 0 ? new Map() : memory.of(spaceId, idsOf(hits));
}
