import type { SearchHit } from '../api.ts';
import type { FinderParts } from './finder.ts';
import { asking, idsOf, type Listed, partial, told, withWords } from './listed.ts';
import type { Plan } from './plan.ts';

/** Of papers that hold only some of the words, so many of the best are put in the order of their days. */
const MOST_LOOSE = 100;

/** Only papers with every word: with any of them the newest would seldom be what was meant. */
export async function listNewest(plan: Plan, end: number, { index, papers }: FinderParts): Promise<Listed> {
  const answer = await index.search({
    ...asking(plan),
    sort: 'newest',
    everyWord: plan.hasWords,
    limit: end,
  });
  const { matchingAll, total } = answer;
  if (matchingAll > 0 || total === 0) {
    return { ...told(answer), hits: answer.hits, total: plan.hasWords ? matchingAll : total, sort: 'newest' };
  }
  const loose = await index.search({ ...asking(plan), limit: MOST_LOOSE });
  const some = withWords(loose.hits, plan);
  const days = new Map((await papers.byIds(idsOf(some))).map(({ id, published }) => [id, published]));
  const dayOf = ({ paperId }: SearchHit) => days.get(paperId) ?? '';
  return {
    ...told(loose),
    ...partial(loose.total, MOST_LOOSE),
    hits: some.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0)),
    total: some.length,
    sort: 'newest',
  };
}
