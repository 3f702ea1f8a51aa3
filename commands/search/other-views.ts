import type { Button } from '../../src/chat/api.ts';
import { type Findings, type Query, seenHere, sorted, without, writeQuery } from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button } from '../reply/button-row.ts';

const LONGEST_QUERY = 300;

/** The same search in another order, or over what was seen here. */
export function otherViews(
  query: Query,
  { sort, total }: Findings,
  { space }: Pick<Invocation, 'space'>,
): readonly Button[] {
  if (total === 0) return [];
  const isHere = query.clauses.some(({ kind, not }) => kind === 'seen' && !not);
  const views: [string, Query][] = [];
  if (total > 1 && query.sort === 'best' && sort === 'best') views.push(['Newest', sorted(query, 'newest')]);
  if (query.sort !== 'best') views.push(['Best first', sorted(query, 'best')]);
  if (space && !isHere) views.push(['Here only', seenHere(query)]);
  if (isHere && query.clauses.length > 1)
    views.push(['Everywhere', without(query, ({ kind }) => kind === 'seen')]);
  return views.flatMap(([label, view]) => {
    const text = writeQuery(view);
    return text.length <= LONGEST_QUERY
      ? [button(label, action('paper search', { query: text }, 'replace'))]
      : [];
  });
}
