import { UserError } from '../errors.ts';
import { ANALYZER_VERSION, analyze, words } from '../search/analyzer.ts';
import { type AskedName, askedName } from '../search/author-words.ts';
import { readRule } from './parse-rule.ts';
import type { Rule, Term } from './rule.ts';

/** A rule in the analyzer's terms. Made again when the analyzer's version grows. */
export interface CompiledRule {
  readonly analyzer: number;
  readonly alternatives: readonly (readonly CompiledTerm[])[];
  /** So many of them must hold. */
  readonly needed: number;
  readonly must: readonly CompiledTerm[];
  readonly excluded: readonly CompiledTerm[];
  /** Lower case. */
  readonly categories: readonly string[];
  readonly sources: readonly string[];
}

/** With `title` only titles count. */
export type CompiledTerm = { readonly shown: string; readonly title?: true } & (
  | { readonly kind: 'stems'; readonly stems: readonly string[] }
  /** Unstemmed, as written. */
  | { readonly kind: 'exact'; readonly words: readonly string[] }
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'author'; readonly name: AskedName }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'source'; readonly source: string }
);

export function compileRule(rule: Rule): CompiledRule {
  return {
    analyzer: ANALYZER_VERSION,
    alternatives: rule.alternatives.map((terms) => terms.map(compileTerm)),
    needed: rule.needed,
    must: rule.must.map(compileTerm),
    excluded: rule.excluded.map(compileTerm),
    categories: rule.categories.map((category) => category.toLowerCase()),
    sources: rule.sources,
  };
}

/** A rule stored earlier; undefined when what was a rule then is none under today's analyzer. */
export function compileStored(text: string): CompiledRule | undefined {
  try {
    return compileRule(readRule(text));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function compileTerm(term: Term): CompiledTerm {
  switch (term.kind) {
    case 'text': {
      const { text, ...rest } = term;
      return { ...rest, kind: 'stems', stems: analyze(text) };
    }
    case 'exact': {
      const { text, ...rest } = term;
      return { ...rest, words: words(text) };
    }
    case 'author':
      return { ...term, name: askedName(term.name) ?? NOBODY };
    case 'category':
      return { ...term, category: term.category.toLowerCase() };
    case 'prefix':
    case 'source':
      return term;
  }
}

/** A name has words, or it is no rule. */
const NOBODY: AskedName = { surname: '', given: [] };
