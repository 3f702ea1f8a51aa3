import { without } from './edit-query.ts';
import type { Clause, Query } from './query.ts';
import { understoodText } from './understood.ts';

/** A query that asks for less, and what it does without. */
export interface NearQuery {
  readonly label: string;
  readonly query: Query;
}

/**
 * Queries near one that found nothing: phrases as words, a whole archive, one restriction less, only the words, only the
 * restrictions.
 */
export function nearQueries(query: Query): readonly NearQuery[] {
  const restrictions = query.clauses.filter((clause) => !ranks(clause));
  const near: NearQuery[] = [];
  if (query.clauses.some(isPhrase)) near.push({ label: labelApart(query), query: apart(query) });
  near.push(...wholeArchives(query));
  for (const clause of restrictions) {
    near.push({ label: labelWithout(clause), query: without(query, (one) => one === clause) });
  }
  const words = without(query, (clause) => !ranks(clause));
  const rest = without(query, ranks);
  if (restrictions.length > 1 && words.clauses.length > 0)
    near.push({ label: `Only ${understoodText(words)}`, query: words });
  if (restrictions.length > 0 && words.clauses.length > 0)
    near.push({ label: understoodText(rest), query: rest });
  return near.filter(({ query: { clauses } }) => clauses.some(({ not }) => !not));
}

function labelApart({ clauses }: Query): string {
  if (clauses.some(({ kind, not }) => kind === 'exact' && !not)) return 'Any form of the words';
  return clauses.some((clause) => isPhrase(clause) && /\s/.test(clause.typed))
    ? 'Words apart'
    : 'Any of the words';
}

const isPhrase = ({ kind, not }: Clause) => (kind === 'phrase' || kind === 'exact') && !not;
const ranks = (clause: Clause) => isPhrase(clause) || (clause.kind === 'word' && !clause.not);

/** `cat:cs` for `cat:cs.CL`. */
function wholeArchives(query: Query): readonly NearQuery[] {
  return query.clauses.flatMap((clause) => {
    const archive = clause.kind === 'category' && !clause.not ? clause.category.split('.')[0] : undefined;
    if (clause.kind !== 'category' || archive === undefined || archive === clause.category) return [];
    const whole = { ...clause, category: archive, typed: `cat:${archive}` };
    const clauses = query.clauses.map((one) => (one === clause ? whole : one));
    return [{ label: `All of ${archive}`, query: { ...query, clauses } }];
  });
}

function apart(query: Query): Query {
  const clauses = query.clauses.map((clause): Clause => {
    if ((clause.kind !== 'phrase' && clause.kind !== 'exact') || clause.not) return clause;
    return { ...clause, kind: 'word', typed: clause.text };
  });
  return { ...query, clauses };
}

function labelWithout(clause: Clause): string {
  if (clause.not) return `Also ${clause.typed.slice(1)}`;
  switch (clause.kind) {
    case 'author':
    case 'title':
    case 'category':
    case 'source':
      return `Any ${clause.kind}`;
    case 'years':
      return 'Any year';
    case 'code':
      return 'Also without code';
    case 'seen':
      return 'Everywhere';
    case 'word':
    case 'phrase':
    case 'exact':
    case 'prefix':
    case 'reference':
      return `Without ${clause.typed}`;
  }
}
