import { nearest } from '../../chat/nearest.ts';

/** What may stand before a colon. */
export const FIELDS = ['author', 'title', 'cat', 'year', 'source', 'has', 'seen', 'sort'] as const;
export type QueryField = (typeof FIELDS)[number];

const ALSO: Readonly<Record<string, QueryField>> = {
  authors: 'author',
  au: 'author',
  ti: 'title',
  category: 'cat',
  years: 'year',
  src: 'source',
};

export function fieldNamed(name: string): QueryField | undefined {
  return FIELDS.find((field) => field === name) ?? (Object.hasOwn(ALSO, name) ? ALSO[name] : undefined);
}

/** The field that was perhaps meant. */
export const nearField = (name: string) => nearest(name, FIELDS);

/** Says that a field is none of those there are, and which was perhaps meant. */
export function noField(name: string, fields: readonly string[] = FIELDS): string {
  const meant = nearest(name, fields);
  const wayOut = meant
    ? `did you mean ${meant}:?`
    : `there are ${fields.map((field) => `${field}:`).join(', ')}.`;
  return `There is no field ${name}:; ${wayOut}`;
}
