import { parseReference } from '../../papers/api.ts';
import { words } from '../analyzer.ts';
import { fieldNamed, nearField, noField } from './fields.ts';
import { isOperator, joinMeant, readOperator } from './operators.ts';
import type { Clause, Query, Sort } from './query.ts';
import { type QueryToken, queryTokens } from './query-tokens.ts';
import { readField } from './read-field.ts';

/** More pieces are not read: nobody means them. */
const MOST_PIECES = 40;
/** What people write before an id. */
const BEFORE_ID = new Set(['arxiv', 'doi', 'id']);
/** Longer is no name of a paper. */
const LONGEST_NAME = 600;
const BEFORE = "([{<'`";
const AFTER = ")]}>'`.,;:!?";

/** What a piece of a query comes to. */
export interface Reading {
  readonly clauses?: readonly Clause[];
  readonly sort?: Sort;
  readonly note?: string;
  /** The piece as it was perhaps meant. */
  readonly meant?: string;
}

/**
 * Reads a query: words, `"phrases"`, `word*`, `+must`, `-not`, `=exact`, `author:`, `title:`, `cat:`, `year:`, `source:`, `has:code`,
 * `seen:here`, `sort:`, and ids or links of papers among them. Takes any text, in linear time.
 */
export function parseQuery(typed: string): Query {
  const { tokens, openQuote } = queryTokens(typed);
  const joined = joinValues(tokens);
  const readings = joined
    .slice(0, MOST_PIECES)
    .map((token, i) => (isOperator(token, typed) ? readOperator(token, joined[i + 1]) : readPiece(token)));
  const clauses = readings.flatMap(({ clauses: read = [] }) => read);
  const notes: string[] = [];
  if (clauses.length > 0) {
    if (openQuote) notes.push('One quote has no partner: I took its words one by one.');
    if (joined.length > MOST_PIECES) notes.push(`I read the first ${MOST_PIECES} words of it.`);
  }
  const isMeant = readings.some(({ meant }) => meant !== undefined);
  const pieces = readings.map(({ meant }, i) => meant ?? joined[i]?.typed ?? '');
  return {
    ...(isMeant && { meant: joinMeant(pieces) }),
    clauses,
    sort: readings.findLast(({ sort }) => sort)?.sort ?? 'best',
    notes: [...notes, ...new Set(readings.flatMap(({ note }) => note ?? []))],
  };
}

/** `author: bengio` is one piece; so is `arXiv: 2401.10000`. */
function joinValues(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const joined: QueryToken[] = [];
  let open: QueryToken | undefined;
  for (const token of tokens) {
    if (open && !token.field && !token.negative && !token.must) {
      const { exact, quoted, text } = token;
      joined.push({ ...open, exact, quoted, text, typed: `${open.typed}${token.typed}` });
      open = undefined;
      continue;
    }
    if (open) joined.push(open);
    open = !token.quoted && token.text === '' && takesValue(token) ? token : undefined;
    if (!open) joined.push(token);
  }
  return open ? [...joined, open] : joined;
}

function takesValue({ field }: QueryToken): boolean {
  return field !== '' && (fieldNamed(field) !== undefined || BEFORE_ID.has(field));
}

function readPiece(token: QueryToken): Reading {
  const reference = referenceIn(token);
  if (reference) return { clauses: [reference] };
  const field = fieldNamed(token.field);
  if (field) return readField(field, token);
  // "BERT: Pre-training …" is a title, not a field.
  if (token.field === '' || token.text === '') return { clauses: readWords(token) };
  const text = token.quoted ? token.text : `${token.field} ${token.text}`;
  const clauses = readWords({ ...token, field: '', text, typed: token.typed.replace(':', ' ') });
  return BEFORE_ID.has(token.field)
    ? { clauses }
    : { clauses, note: `${noField(token.field)} I looked for its words.`, ...meantBy(token) };
}

function meantBy({ negative, field, quoted, text }: QueryToken): Pick<Reading, 'meant'> {
  const near = nearField(field);
  const value = quoted ? `"${text}"` : text;
  return near === undefined ? {} : { meant: `${negative ? '-' : ''}${near}:${value}` };
}

function referenceIn({ negative, quoted, typed, field, text }: QueryToken): Clause | undefined {
  const name = BEFORE_ID.has(field) ? text : typed;
  if (negative || quoted || name.length > LONGEST_NAME) return undefined;
  const whole = parseReference(name);
  const identifier = whole ?? parseReference(bare(name));
  return identifier && { kind: 'reference', not: false, identifier, typed: whole ? name : bare(name) };
}

/** Without the marks of the sentence that it stands in. */
function bare(name: string): string {
  let [start, end] = [0, name.length];
  while (start < end && BEFORE.includes(name.charAt(start))) start++;
  while (end > start && AFTER.includes(name.charAt(end - 1))) end--;
  return name.slice(start, end);
}

function readWords(token: QueryToken): readonly Clause[] {
  const { negative: not, must, exact, quoted, typed } = token;
  const text = token.text || typed.replace(/^[-+]/, '');
  const found = words(text);
  if (found.length === 0) return [];
  if (exact) return [{ kind: 'exact', not, text, typed }];
  const start = !quoted && /^[^*]{2,}\*$/u.test(text) && found.length === 1 ? found[0] : undefined;
  if (start !== undefined) return [{ kind: 'prefix', not, start, typed }];
  return [{ kind: quoted || must ? 'phrase' : 'word', not, text, typed }];
}
