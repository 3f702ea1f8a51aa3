import { type NearQuery, writeQuery } from '../../src/search/api.ts';
import type { Invocation } from '../invocation.ts';

const MOST_TRIED = 8;
const LONGEST_QUERY = 300;

export interface Counted extends NearQuery {
  /** "12", "300+". */
  readonly papers: string;
}

/** Those that find something, with how much; what is written alike is tried once. */
export async function countNear(
  near: readonly NearQuery[],
  invocation: Invocation,
): Promise<readonly Counted[]> {
  const texts = near.map(({ query }) => writeQuery(query));
  const tried = near.filter((_, i) => {
    const text = texts[i] ?? '';
    return texts.indexOf(text) === i && text.length <= LONGEST_QUERY;
  });
  const counted = await Promise.all(tried.slice(0, MOST_TRIED).map((one) => withCount(one, invocation)));
  return counted.filter(({ papers }) => papers !== '0');
}

async function withCount(near: NearQuery, { services, space }: Invocation): Promise<Counted> {
  const ask = { query: near.query, limit: 0, spaceId: space?.id };
  const { total, matchingAll, lookedAt, named } = await services.finder.find(ask);
  const held = named.filter(({ paper }) => paper).length;
  const papers = `${(held + (matchingAll || total)).toLocaleString('en')}${lookedAt === undefined ? '' : '+'}`;
  return { ...near, papers };
}
