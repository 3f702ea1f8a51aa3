import { words } from '../analyzer.ts';
import { CATEGORY_WANTED, readCategory, readSource, SOURCE_WANTED } from './field-values.ts';
import type { QueryField } from './fields.ts';
import type { Reading } from './parse-query.ts';
import type { Clause, Sort } from './query.ts';
import type { QueryToken } from './query-tokens.ts';
import { readYears, yearWords } from './years.ts';

const HERE = new Set(['here', 'yes', 'us']);
const SORT_WORDS: Readonly<Record<string, Sort>> = {
  best: 'best',
  relevance: 'best',
  newest: 'newest',
  new: 'newest',
  date: 'newest',
  votes: 'votes',
  voted: 'votes',
};

/** Reads a field with its value; a value that is none is told and left out, so that the rest still finds something. */
export function readField(field: QueryField, token: QueryToken): Reading {
  switch (field) {
    case 'author':
      return named(token, 'author:bengio', (name) => ({ kind: 'author', name }));
    case 'title':
      return named(token, 'title:pretraining', (text) => ({
        ...{ kind: 'title', text, quoted: token.quoted, exact: token.exact },
      }));
    case 'cat':
      return listed(token, toCategory, CATEGORY_WANTED);
    case 'source':
      return listed(token, toSource, SOURCE_WANTED);
    case 'year':
      return years(token);
    case 'has':
      return flag(token, /^code$/i, { kind: 'code' }, 'has:code');
    case 'seen':
      return flag(token, HERE, { kind: 'seen' }, 'seen:here');
    case 'sort':
      return sort(token);
  }
}

type Asked = Clause extends infer C ? (C extends Clause ? Omit<C, 'typed' | 'not'> : never) : never;

function clause({ negative: not, typed }: Pick<QueryToken, 'negative' | 'typed'>, asked: Asked): Clause {
  return { ...asked, not, typed } as Clause;
}

function named(token: QueryToken, example: string, make: (value: string) => Asked): Reading {
  if (words(token.text).length > 0) return { clauses: [clause(token, make(token.text))] };
  return { note: `${token.typed} names nothing: write ${example}.` };
}

/** Without the comma after it. */
function withoutComma({ text }: QueryToken): string {
  let end = text.length;
  while (/[,;]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Values with commas between. */
function listed(token: QueryToken, read: (value: string) => Asked | undefined, problem: string): Reading {
  const values = token.text.split(',').filter(Boolean);
  const found = values.flatMap((value) => read(value) ?? []);
  const clauses = found.map((asked, i) => {
    const typed = found.length === 1 ? token.typed : token.typed.replace(token.text, values[i] ?? '');
    return clause({ ...token, typed }, asked);
  });
  return found.length === values.length && found.length > 0
    ? { clauses }
    : { clauses, note: `“${token.text}” ${problem}.` };
}

function toCategory(value: string): Asked | undefined {
  const category = readCategory(value);
  return category === undefined ? undefined : { kind: 'category', category };
}

function toSource(value: string): Asked | undefined {
  const source = readSource(value);
  return source === undefined ? undefined : { kind: 'source', source };
}

function years(token: QueryToken): Reading {
  const read = readYears(withoutComma(token));
  if (!read) return { note: `“${token.typed}” is no year: write year:2023, year:2023.. or year:2020..2023.` };
  const { from, to, turned } = read;
  const clauses = [clause(token, { kind: 'years', from, to })];
  return turned ? { clauses, note: `I read ${token.typed} as ${yearWords(read)}.` } : { clauses };
}

function flag(token: QueryToken, is: RegExp | ReadonlySet<string>, asked: Asked, only: string): Reading {
  const value = withoutComma(token).toLowerCase();
  const known = is instanceof RegExp ? is.test(value) : is.has(value);
  return known
    ? { clauses: [clause(token, asked)] }
    : { note: `“${token.typed}” is not known: there is ${only}.` };
}

function sort(token: QueryToken): Reading {
  const asked = withoutComma(token).toLowerCase();
  const found = Object.hasOwn(SORT_WORDS, asked) ? SORT_WORDS[asked] : undefined;
  return found
    ? { sort: found }
    : { note: `“${token.typed}” is no order: there are best, newest and votes.` };
}
