import type { RuleParts, Term } from './rule.ts';

/** A rule as one would type it; read back, it is the same rule. */
export function writeRule({
  alternatives,
  needed = 1,
  must = [],
  excluded,
  categories,
  sources = [],
}: RuleParts): string {
  const any = alternatives.map((terms) => terms.map(writeTerm).join(' ')).join(', ');
  return [
    any,
    ...(needed > 1 ? [`requires:${needed}`] : []),
    ...must.map((term) => `+${writeTerm(term)}`),
    ...excluded.map((term) => `-${writeTerm(term)}`),
    ...categories.map((category) => `cat:${category}`),
    ...sources.map((source) => `source:${source}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A term as one would type it. */
export function writeTerm(term: Term): string {
  switch (term.kind) {
    case 'text':
    case 'prefix':
      return `${titled(term)}${term.shown}`;
    case 'exact':
      return `${titled(term)}=${term.shown}`;
    case 'author':
      return term.shown.replace(/^author /, 'author:');
    case 'category':
      return `cat:${term.category}`;
    case 'source':
      return `source:${term.source}`;
  }
}

const titled = ({ title }: { readonly title?: true }) => (title ? 'title:' : '');
