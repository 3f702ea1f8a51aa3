import type { SearchHit } from '../api.ts';
import type { FindAsk, FinderParts } from './finder.ts';
import { asking, idsOf, type Listed, partial, told, withWords } from './listed.ts';
import { passing } from './passing.ts';
import type { Plan } from './plan.ts';

/** So many of the best are put in the order of their votes; of those that have to be read, fewer. */
const MOST_ORDERED = 1_000;
const MOST_READ = 300;
const MOST_LOOSE = 100;

/** Ordered by votes here and, by their order of magnitude, at the sources; equals by relevance. */
export async function listByVotes(plan: Plan, { spaceId }: FindAsk, parts: FinderParts): Promise<Listed> {
  const most = plan.checks.length > 0 ? MOST_READ : MOST_ORDERED;
  const strict = { ...asking(plan), limit: most, everyWord: plan.hasWords };
  let answer = await parts.index.search(strict);
  const everyWord = answer.hits.length > 0;
  if (!everyWord) answer = await parts.index.search({ ...asking(plan), limit: MOST_LOOSE });
  const some = withWords(answer.hits, plan);
  const hits = plan.checks.length > 0 ? await passing(some, plan.checks, parts) : some;
  const votes = await parts.countVotes(spaceId, idsOf(hits));
  const worth = ({ paperId }: SearchHit) => {
    const { here = 0, upvotes = 0 } = votes.get(paperId) ?? {};
    return here + Math.log2(1 + upvotes);
  };
  const considered = everyWord && plan.hasWords ? answer.matchingAll : answer.total;
  return {
    ...told(answer),
    ...partial(considered, everyWord ? most : MOST_LOOSE),
    hits: hits.toSorted((a, b) => worth(b) - worth(a)),
    total: hits.length,
    matchingAll: everyWord ? hits.length : 0,
    sort: 'votes',
  };
}
