import { scheduler } from 'node:timers/promises';
import type { SearchHit } from '../api.ts';
import type { FinderParts } from './finder.ts';
import { idsOf, paired } from './listed.ts';
import type { Check } from './plan.ts';

/** So many are read at once; then others have their turn. */
const READ_AT_ONCE = 25;

/** Those hits whose papers pass. */
export async function passing(
  hits: readonly SearchHit[],
  checks: readonly Check[],
  { papers }: FinderParts,
): Promise<readonly SearchHit[]> {
  const passed: SearchHit[] = [];
  for (let at = 0; at < hits.length; at += READ_AT_ONCE) {
    const some = hits.slice(at, at + READ_AT_ONCE);
    for (const { hit, paper } of paired(some, await papers.byIds(idsOf(some)))) {
      if (checks.every((check) => check(paper))) passed.push(hit);
    }
    await scheduler.yield();
  }
  return passed;
}
