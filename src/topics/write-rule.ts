import type { Rule, Term } from './rule.ts';

/** A rule as one would type it; read back, it is the same rule. */
export function writeRule({ alternatives, excluded, categories }: Omit<Rule, 'text'>): string {
  const any = alternatives.map((terms) => terms.map(written).join(' ')).join(', ');
  const not = excluded.map((term) => `-${written(term)}`);
  return [any, ...not, ...categories.map((category) => `cat:${category}`)].filter(Boolean).join(' ');
}

function written(term: Term): string {
  switch (term.kind) {
    case 'text':
    case 'prefix':
      return term.shown;
    case 'author':
      return term.shown.replace(/^author /, 'author:');
    case 'category':
      return `cat:${term.category}`;
  }
}
