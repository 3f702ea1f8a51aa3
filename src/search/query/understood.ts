import { sourceWords } from '../../papers/api.ts';
import { categoryAsWritten } from './field-values.ts';
import type { Clause, Query } from './query.ts';
import { yearWords } from './years.ts';

/** A piece of a sentence; what the asker gave stands strong. */
export interface Understood {
  readonly text: string;
  readonly strong: boolean;
}

/** What a query was understood to ask, in words: `“scaling laws”, author *Bengio*, year from 2025, without *survey*`. */
export function understood({ clauses }: Pick<Query, 'clauses'>): readonly Understood[] {
  const parts = [...wordsAsked(clauses), ...clauses.filter(isSaidApart).flatMap(inWords)];
  return parts.flatMap((part, i) => (i === 0 ? part : [{ text: ', ', strong: false }, ...part]));
}

export function understoodText(query: Pick<Query, 'clauses'>): string {
  return understood(query)
    .map(({ text }) => text)
    .join('');
}

const isWord = (clause: Clause) => clause.kind === 'word' && !clause.not;
const isSaidApart = (clause: Clause) => !isWord(clause) && clause.kind !== 'reference';

function wordsAsked(clauses: readonly Clause[]): readonly Understood[][] {
  const asked = clauses.filter(isWord).map(({ typed }) => typed);
  return asked.length > 0 ? [[{ text: `“${asked.join(' ')}”`, strong: false }]] : [];
}

function inWords(clause: Clause): readonly Understood[][] {
  const [before, value] = partsOf(clause);
  const not = clause.not ? 'without ' : '';
  const said = { text: `${not}${before}`, strong: false };
  return [value === '' ? [said] : [said, { text: value, strong: true }].filter(({ text }) => text !== '')];
}

const isOneWord = (text: string) => !/\s/.test(text);

/** The words before a value, and the value as the asker gave it. */
function partsOf(clause: Clause): readonly [before: string, value: string] {
  switch (clause.kind) {
    case 'word':
      return ['', clause.text];
    case 'phrase':
      return [clause.not ? '' : `the ${isOneWord(clause.text) ? 'word' : 'phrase'} `, `“${clause.text}”`];
    case 'exact':
      return ['exactly ', `“${clause.text}”`];
    case 'prefix':
      return ['', `${clause.start}*`];
    case 'author':
      return ['author ', clause.name];
    case 'title':
      return [clause.exact ? 'title exactly ' : 'title ', clause.text];
    case 'category':
      return ['category ', categoryAsWritten(clause.category)];
    case 'years':
      return ['year ', yearWords(clause)];
    case 'source':
      return ['source ', sourceWords(clause.source)];
    case 'code':
      return [clause.not ? 'code' : 'with code', ''];
    case 'seen':
      return [clause.not ? 'what was seen here' : 'seen here', ''];
    case 'reference':
      return ['', clause.typed];
  }
}
