import type { Query } from './query.ts';

const WORD = /[^\s":=+]+/gu;

/** A query with the words of one text replaced by those of another, which stand in the same places. */
export function corrected(query: Query, from: string, to: string): Query {
  const [before, after] = [from.split(/\s+/u), to.split(/\s+/u)];
  const instead = new Map(before.map((word, i) => [word, after[i] ?? word]));
  const correct = (text: string) => text.replace(WORD, (word) => instead.get(word) ?? word);
  const clauses = query.clauses.map((clause) => {
    if (clause.not) return clause;
    const typed = correct(clause.typed);
    if (clause.kind === 'author') return { ...clause, typed, name: correct(clause.name) };
    return 'text' in clause ? { ...clause, typed, text: correct(clause.text) } : clause;
  });
  return { ...query, clauses };
}
