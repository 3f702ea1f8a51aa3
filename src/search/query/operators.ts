import type { Reading } from './parse-query.ts';
import type { QueryToken } from './query-tokens.ts';

/** What other search boxes take between words. Here they are words of no weight. */
const OPERATORS = new Set(['AND', 'OR', 'NOT']);

/** Whether a piece is an operator: in capitals, in a query that is not in capitals throughout. */
export function isOperator(
  { negative, must, exact, field, quoted, text }: QueryToken,
  typed: string,
): boolean {
  const isPlain = !negative && !must && !exact && !quoted && field === '';
  return OPERATORS.has(text) && isPlain && /\p{Ll}/u.test(typed);
}

/** NOT is not taken for a minus, since titles have it too: the query with a minus is offered instead. */
export function readOperator({ text, typed }: QueryToken, next: QueryToken | undefined): Reading {
  const word = { kind: 'word', not: false, text: text.toLowerCase(), typed } as const;
  if (text !== 'NOT' || !next || next.negative) return { clauses: [word] };
  return { clauses: [word], note: `There is no NOT: write -${next.typed} to leave that out.`, meant: MINUS };
}

/** Joins what was meant piece by piece; a minus stands before its word without a space. */
export function joinMeant(pieces: readonly string[]): string {
  return pieces.join(' ').replaceAll(`${MINUS} `, '-');
}

/** No text that is read has it. */
const MINUS = '\0-';
