import type { PaperId } from '../../papers/api.ts';
import type { SeenHere } from '../../seen/api.ts';
import type { SearchHit } from '../api.ts';
import type { Filter } from '../filter.ts';
import { corrected } from '../query/corrected.ts';
import type { Query } from '../query/query.ts';
import type { FindAsk, Finder, FinderParts, Findings, FoundPaper, NamedPaper } from './finder.ts';
import { listFound } from './list-found.ts';
import { idsOf, paired } from './listed.ts';
import { type Plan, planOf } from './plan.ts';
import { seenOf } from './seen-of.ts';

const MOST_REMEMBERED = 5_000;
const MOST_NAMED = 5;

export function createFinder(parts: FinderParts): Finder {
  return {
    async find(ask) {
      const named = await namedIn(ask.query, parts);
      const plan = withUnheld(planOf(ask.query), named);
      if (!asksMore(plan)) return onlyNamed(named);
      const filters = [...plan.filters, ...(await seenFilters(plan, ask.spaceId, parts))];
      const listed = await listFound({ ...plan, filters }, ask, parts);
      const { hits, didYouMean, seen, ...rest } = listed;
      return {
        ...rest,
        ...(didYouMean !== undefined && { didYouMean: corrected(ask.query, plan.text, didYouMean) }),
        named,
        papers: await page(hits, ask, parts, seen),
      };
    },
  };
}

async function namedIn({ clauses }: Query, { papers }: FinderParts): Promise<readonly NamedPaper[]> {
  const references = clauses.filter((clause) => clause.kind === 'reference').slice(0, MOST_NAMED);
  return Promise.all(
    references.map(async ({ typed, identifier }) => {
      const paper = await papers.resolve(typed);
      return { typed, identifier, ...(paper && { paper }) };
    }),
  );
}

/** What looks like an id and is none that is held may be a number in a text. */
function withUnheld(plan: Plan, named: readonly NamedPaper[]): Plan {
  const unheld = named.filter(({ paper }) => !paper).map(({ typed }) => typed);
  return plan.hasWords ? { ...plan, text: [plan.text, ...unheld].join(' ') } : plan;
}

function asksMore({ hasWords, filters, asksSeen }: Plan): boolean {
  return hasWords || filters.length > 0 || asksSeen.length > 0;
}

function onlyNamed(named: readonly NamedPaper[]): Findings {
  return { papers: [], named, total: 0, matchingAll: 0, sort: 'best' };
}

async function seenFilters(
  { asksSeen }: Plan,
  spaceId: string | undefined,
  { memory }: FinderParts,
): Promise<readonly Filter[]> {
  if (asksSeen.length === 0) return [];
  const ids = spaceId === undefined ? [] : await memory.papers(spaceId, MOST_REMEMBERED);
  return asksSeen.map(({ not }) => ({ kind: 'papers', ids, not }));
}

async function page(
  hits: readonly SearchHit[],
  ask: FindAsk,
  parts: FinderParts,
  known?: ReadonlyMap<PaperId, SeenHere>,
): Promise<readonly FoundPaper[]> {
  const { limit, offset = 0 } = ask;
  const some = hits.slice(offset, offset + limit);
  if (some.length === 0) return [];
  const seen = known ?? (await seenOf(some, ask, parts));
  return paired(some, await parts.papers.byIds(idsOf(some))).map(({ hit, paper }) => {
    const had = seen.get(paper.id);
    return { paper, terms: hit.terms, ...(had && { seen: had }) };
  });
}
