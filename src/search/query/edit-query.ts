import { type Clause, type Query, SORTS, type Sort } from './query.ts';

/** A query as one types it. */
export function writeQuery({ clauses, sort }: Pick<Query, 'clauses' | 'sort'>): string {
  return [...clauses.map(({ typed }) => typed), ...(sort === SORTS[0] ? [] : [`sort:${sort}`])].join(' ');
}

export function sorted(query: Query, sort: Sort): Query {
  return { ...query, sort };
}

export function without(query: Query, gone: (clause: Clause) => boolean): Query {
  return { ...query, clauses: query.clauses.filter((clause) => !gone(clause)) };
}

/** Only what this space has had. */
export function seenHere(query: Query): Query {
  const others = without(query, ({ kind }) => kind === 'seen').clauses;
  return { ...query, clauses: [...others, { kind: 'seen', not: false, typed: 'seen:here' }] };
}
