import type { Button } from '../../src/chat/api.ts';
import {
  corrected,
  type Findings,
  type NearQuery,
  nearQueries,
  parseQuery,
  type Query,
  writeQuery,
} from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button } from '../reply/button-row.ts';
import { oneLine } from '../reply/words.ts';

const MOST_TRIED = 8;
const MOST_OFFERED = 4;
const LONGEST_LABEL = 60;
const LONGEST_QUERY = 300;

/** Queries near one that found nothing, each with the number of papers it finds; those that find none are left out. */
export async function offers(
  query: Query,
  { didYouMean }: Findings,
  invocation: Invocation,
): Promise<readonly Button[]> {
  const spelled = [...(query.meant ? [parseQuery(query.meant)] : []), ...(didYouMean ? [didYouMean] : [])];
  const meant = [...spelled, ...(await otherNames(query, invocation))];
  const first = await thatFind([...meant.map(meaning), ...nearQueries(query)], invocation);
  const found = first.length > 0 ? first : await thatFind(meant.flatMap(nearQueries), invocation);
  return found.slice(0, MOST_OFFERED).map(({ label, query: offered, papers }) => {
    const run = action('paper search', { query: writeQuery(offered) }, 'replace');
    return button(`${oneLine(label, LONGEST_LABEL)} (${papers})`, run);
  });
}

interface Counted extends NearQuery {
  readonly papers: string;
}

async function thatFind(near: readonly NearQuery[], invocation: Invocation): Promise<readonly Counted[]> {
  const tried = near.filter((one) => writeQuery(one.query).length <= LONGEST_QUERY).slice(0, MOST_TRIED);
  const counted = await Promise.all(tried.map((one) => withCount(one, invocation)));
  return counted.filter(({ papers }) => papers !== '0');
}

function meaning(query: Query): NearQuery {
  return { label: `“${writeQuery(query)}”`, query };
}

/** Names of authors that nobody has, spelled as somebody is. */
async function otherNames(query: Query, { services }: Invocation): Promise<readonly Query[]> {
  const names = query.clauses.flatMap((clause) =>
    clause.kind === 'author' && !clause.not ? clause.name : [],
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const { didYouMean } = await services.index.search({ query: name, limit: 0 });
      return didYouMean === undefined ? [] : [corrected(query, name, didYouMean)];
    }),
  );
  return found.flat();
}

async function withCount(near: NearQuery, { services, space }: Invocation): Promise<Counted> {
  const ask = { query: near.query, limit: 0, spaceId: space?.id };
  const { total, matchingAll, lookedAt, named } = await services.finder.find(ask);
  const held = named.filter(({ paper }) => paper).length;
  const papers = `${(held + (matchingAll || total)).toLocaleString('en')}${lookedAt === undefined ? '' : '+'}`;
  return { ...near, papers };
}
