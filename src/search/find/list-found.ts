import type { SearchAnswer, SearchHit } from '../api.ts';
import { favourSeen } from './favour.ts';
import type { FindAsk, FinderParts } from './finder.ts';
import { listByVotes } from './list-by-votes.ts';
import { listNewest } from './list-newest.ts';
import { asking, idsOf, type Listed, partial, told, withWords } from './listed.ts';
import { passing } from './passing.ts';
import type { Plan } from './plan.ts';
import { seenOf } from './seen-of.ts';

/** So many of the best are moved by what the space has had. */
const FAVOURED = 100;
/** So many of the best are read for phrases and names. */
const MOST_READ = 300;

/** Everything that was found, in the order asked for, as far as the page asked for. */
export async function listFound(plan: Plan, ask: FindAsk, parts: FinderParts): Promise<Listed> {
  const asked = ask.query.sort;
  const sort = asked === 'best' && !plan.hasWords ? 'newest' : asked;
  if (sort === 'votes') return listByVotes(plan, ask, parts);
  const listed =
    plan.checks.length > 0 ? await listChecked(plan, sort, parts) : await listIndexed(plan, sort, ask, parts);
  if (sort !== 'best') return listed;
  const first = listed.hits.slice(0, FAVOURED);
  const seen = await seenOf(first, ask, parts);
  const isClose = ({ terms }: SearchHit) => terms.length === 0;
  const hits = [
    ...favourSeen(
      first.filter((hit) => !isClose(hit)),
      seen,
    ),
    ...favourSeen(first.filter(isClose), seen),
    ...listed.hits.slice(FAVOURED),
  ];
  return { ...listed, hits, ...((ask.offset ?? 0) + ask.limit <= FAVOURED && { seen }) };
}

/** The index has the last word. */
async function listIndexed(
  plan: Plan,
  sort: 'best' | 'newest',
  ask: FindAsk,
  parts: FinderParts,
): Promise<Listed> {
  const end = (ask.offset ?? 0) + ask.limit;
  if (sort === 'newest') return listNewest(plan, end, parts);
  const answer = await parts.index.search({ ...asking(plan), limit: Math.max(end, FAVOURED) });
  return { ...told(answer), hits: answer.hits, total: answer.total, sort };
}

/** The papers themselves have it: the best candidates of the index are read. */
async function listChecked(plan: Plan, sort: 'best' | 'newest', parts: FinderParts): Promise<Listed> {
  const answer = await parts.index.search({ ...asking(plan), sort, limit: MOST_READ });
  const hits = await passing(withWords(answer.hits, plan), plan.checks, parts);
  return {
    ...told(answer),
    ...partial(answer.total, MOST_READ),
    hits,
    total: hits.length,
    matchingAll: await countWithAll(hits, answer, plan, parts),
    sort,
  };
}

/** How many of those that passed hold every word. */
async function countWithAll(
  hits: readonly SearchHit[],
  { total, matchingAll }: SearchAnswer,
  plan: Plan,
  { index }: FinderParts,
): Promise<number> {
  if (matchingAll === total) return hits.length;
  if (matchingAll === 0) return 0;
  const whole = await index.search({ ...asking(plan), everyWord: true, limit: MOST_READ });
  const ids = new Set(idsOf(whole.hits));
  return hits.filter(({ paperId }) => ids.has(paperId)).length;
}
