import { UserError } from '../errors.ts';
import { ANALYZER_VERSION, analyze, words } from '../search/analyzer.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule, Term } from './rule.ts';

/** A rule in the analyzer's terms. Made again when the analyzer's version grows. */
export interface CompiledRule {
  readonly analyzer: number;
  readonly alternatives: readonly (readonly CompiledTerm[])[];
  readonly excluded: readonly CompiledTerm[];
  /** Lower case. */
  readonly categories: readonly string[];
}

export type CompiledTerm =
  | { readonly kind: 'stems'; readonly shown: string; readonly stems: readonly string[] }
  | { readonly kind: 'prefix'; readonly shown: string; readonly start: string }
  | { readonly kind: 'author'; readonly shown: string; readonly names: readonly string[] }
  | { readonly kind: 'category'; readonly shown: string; readonly category: string };

export function compileRule(rule: Rule): CompiledRule {
  return {
    analyzer: ANALYZER_VERSION,
    alternatives: rule.alternatives.map((terms) => terms.map(compileTerm)),
    excluded: rule.excluded.map(compileTerm),
    categories: rule.categories.map((category) => category.toLowerCase()),
  };
}

/** A rule stored earlier; undefined when what was a rule then is none under today's analyzer. */
export function compileStored(text: string): CompiledRule | undefined {
  try {
    return compileRule(parseRule(text));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function compileTerm(term: Term): CompiledTerm {
  switch (term.kind) {
    case 'text':
      return { kind: 'stems', shown: term.shown, stems: analyze(term.text) };
    case 'prefix':
      return term;
    case 'author':
      return { kind: 'author', shown: term.shown, names: words(term.name) };
    case 'category':
      return { kind: 'category', shown: term.shown, category: term.category.toLowerCase() };
  }
}
