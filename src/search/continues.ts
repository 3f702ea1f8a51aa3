import { STOP_WORDS } from './analyzer/stop-words.ts';
import { words } from './analyzer.ts';
import { parseQuery } from './query/parse-query.ts';
import type { Query } from './query/query.ts';

/** Whether each word typed begins a word of an author's name. */
export function continuesName(typed: string, name: string): boolean {
  return continues(words(typed), words(name));
}

/** Whether each word typed begins a word of a text; common words do not count. */
export function continuesText(typed: string, text: string): boolean {
  return continues(
    words(typed).filter((word) => !STOP_WORDS.has(word)),
    words(text),
  );
}

/** The words of a half-typed query, names and titles included, without its fields and what it leaves out. */
export function searchedWords(partial: string): string {
  return parseQuery(partial).clauses.flatMap(wordsOf).join(' ');
}

function wordsOf(clause: Query['clauses'][number]): readonly string[] {
  if (clause.not) return [];
  if (clause.kind === 'author') return [clause.name];
  if (clause.kind === 'prefix') return [clause.start];
  return 'text' in clause ? [clause.text] : [];
}

function continues(typed: readonly string[], held: readonly string[]): boolean {
  return typed.length > 0 && typed.every((start) => held.some((word) => word.startsWith(start)));
}
