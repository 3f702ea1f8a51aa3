import type { Paper } from '../../papers/api.ts';
import { analyze, queryWords, words } from '../analyzer.ts';
import { askedName, isNamed } from '../author-words.ts';
import type { Filter } from '../filter.ts';
import type { Clause, ClauseOf, Query } from '../query/query.ts';
import { standsIn } from './stands-in.ts';

/** Whether a paper is one that was asked for, by its text. */
export type Check = (paper: Paper) => boolean;

/** How a query is asked: of the index, and of the papers themselves where the index only comes near. */
export interface Plan {
  /** What ranks. */
  readonly text: string;
  readonly hasWords: boolean;
  readonly filters: readonly Filter[];
  readonly checks: readonly Check[];
  readonly asksSeen: readonly ClauseOf<'seen'>[];
}

export function planOf({ clauses }: Pick<Query, 'clauses'>): Plan {
  const text = clauses.flatMap(rankingText).join(' ');
  const parts = clauses.map(partOf);
  return {
    text,
    hasWords: queryWords(text).length > 0,
    filters: [...parts.flatMap(({ filter }) => filter ?? []), ...anyOf(clauses)],
    checks: parts.flatMap(({ check }) => check ?? []),
    asksSeen: clauses.filter((clause) => clause.kind === 'seen'),
  };
}

/** Whether a query says what to look for: words that tell papers apart, or a filter that is more than "not". */
export function asksAnything({ clauses }: Pick<Query, 'clauses'>): boolean {
  if (queryWords(clauses.flatMap(rankingText).join(' ')).length > 0) return true;
  return clauses.some(({ kind, not }) => !not && !RANKING.has(kind));
}

const RANKING: ReadonlySet<Clause['kind']> = new Set(['word', 'phrase', 'exact', 'title']);

function rankingText(clause: Clause): readonly string[] {
  const ranks = RANKING.has(clause.kind);
  return ranks && !clause.not && 'text' in clause ? [clause.text] : [];
}

interface Part {
  readonly filter?: Filter;
  readonly check?: Check;
}

function partOf(clause: Clause): Part {
  const { not } = clause;
  switch (clause.kind) {
    case 'word':
      return not ? excluded(clause.text) : {};
    case 'phrase':
      return not ? excluded(clause.text) : required(clause.text);
    case 'exact':
      return exactly(clause);
    case 'prefix':
      return { filter: { kind: 'prefix', start: clause.start, not } };
    case 'author':
      return authored(clause);
    case 'title':
      return titled(clause);
    case 'years':
      return { filter: { kind: 'years', from: clause.from, to: clause.to, not } };
    case 'code':
      return { filter: { kind: 'code', not } };
    case 'category':
      return not ? { filter: { kind: 'category', anyOf: [clause.category], not } } : {};
    case 'source':
      return not ? { filter: { kind: 'source', anyOf: [clause.source], not } } : {};
    case 'seen':
    case 'reference':
      return {};
  }
}

/** The index knows which papers have the terms; whether they stand side by side, only the text. */
function required(text: string): Part {
  const run = analyze(text);
  if (run.length === 0) return {};
  const filter: Filter = { kind: 'terms', text };
  return run.length === 1 ? { filter } : { filter, check: (paper) => standsIn(paper, run) };
}

function excluded(text: string): Part {
  const run = analyze(text);
  if (run.length === 0) return {};
  if (run.length === 1) return { filter: { kind: 'terms', text, not: true } };
  return { check: (paper) => !standsIn(paper, run) };
}

/** The index knows stems only. */
function exactly({ text, not }: ClauseOf<'exact'>): Part {
  const run = words(text);
  const check: Check = (paper) => standsIn(paper, run, words) !== not;
  return not ? { check } : { ...required(text), check };
}

function authored({ name, not }: ClauseOf<'author'>): Part {
  const asked = askedName(name);
  if (!asked) return {};
  const filter: Filter = { kind: 'author', name, not };
  if (asked.given.length === 0) return { filter };
  const check: Check = ({ authors }) => authors.some((author) => isNamed(asked, author)) !== not;
  return not ? { check } : { filter, check };
}

function titled({ text, quoted, exact, not }: ClauseOf<'title'>): Part {
  const filter: Filter = { kind: 'title', text, not };
  const run = analyze(text);
  if (run.length === 0) return {};
  if (!exact && (!quoted || run.length === 1)) return { filter };
  const check: Check = ({ title }) =>
    (exact ? standsIn({ title }, words(text), words) : standsIn({ title }, run)) !== not;
  return not ? { check } : { filter, check };
}

/** Of several categories or sources one is enough. */
function anyOf(clauses: readonly Clause[]): readonly Filter[] {
  const categories = clauses.flatMap((one) => (one.kind === 'category' && !one.not ? one.category : []));
  const sources = clauses.flatMap((one) => (one.kind === 'source' && !one.not ? one.source : []));
  const filters: Filter[] = [];
  if (categories.length > 0) filters.push({ kind: 'category', anyOf: categories });
  if (sources.length > 0) filters.push({ kind: 'source', anyOf: sources });
  return filters;
}
