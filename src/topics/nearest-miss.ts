import { analyze, words } from '../search/analyzer.ts';
import type { CompiledRule, CompiledTerm } from './compile-rule.ts';
import { matchRule } from './match-rule.ts';
import type { PaperText } from './paper-text.ts';

/** How a paper that does not fit a rule came near it. */
export interface Miss {
  /** What keeps it out, in words: `lacks curation`. */
  readonly because: string;
  /** How many of the wanted words and names it lacks; 0 when something else keeps it out. */
  readonly lacking: number;
  /** And how many it has. */
  readonly having: number;
}

/** Fewest lacking first; of those, the one that has most. */
export const nearer = (a: Miss, b: Miss) => a.lacking - b.lacking || b.having - a.having;

/** For many papers: how near each came to a rule; undefined for one that fits or has nothing of it. */
export function missOf(rule: CompiledRule): (paper: PaperText) => Miss | undefined {
  const alternatives = rule.alternatives.map((terms) => terms.map(lackedOf));
  return (paper) => {
    if (matchRule(rule, paper) !== undefined) return undefined;
    const misses = alternatives.flatMap((terms) => missOfTerms(terms, paper) ?? []);
    const best = misses.sort(nearer)[0];
    return best && keptOut(rule, paper, best);
  };
}

/** Out of the rule's categories it is no near miss unless that alone keeps it out. */
function keptOut({ categories, excluded }: CompiledRule, paper: PaperText, miss: Miss): Miss | undefined {
  const within = categories.length === 0 || matchRule({ ...ONLY, categories }, paper) !== undefined;
  if (miss.lacking > 0) return within ? miss : undefined;
  if (!within) return { ...miss, because: `is not in ${categories.map(usual).join(' or ')}` };
  const out = excluded.find((term) => hasTerm(term, paper));
  return out && { ...miss, because: `has ${out.shown}, which the topic leaves out` };
}

/** `cs.CL`, whose letters the rule has made small. */
const usual = (category: string) =>
  category.replace(/\.([a-z]{2})$/, (_, letters: string) => `.${letters.toUpperCase()}`);

const ONLY: CompiledRule = { analyzer: 0, alternatives: [], excluded: [], categories: [] };
const hasTerm = (term: CompiledTerm, paper: PaperText) =>
  matchRule({ ...ONLY, alternatives: [[term]] }, paper) !== undefined;

interface Lacked {
  readonly lacking: readonly string[];
  readonly having: number;
}

function missOfTerms(terms: readonly ((paper: PaperText) => Lacked)[], paper: PaperText): Miss | undefined {
  const lacked = terms.map((term) => term(paper));
  const having = lacked.reduce((sum, { having }) => sum + having, 0);
  const lacking = lacked.flatMap(({ lacking }) => lacking);
  if (having === 0) return undefined;
  return { because: `lacks ${lacking.join(' and ')}`, lacking: lacking.length, having };
}

/** A phrase lacks its missing words; one whose words stand apart lacks itself. */
function lackedOf(term: CompiledTerm): (paper: PaperText) => Lacked {
  const single = (paper: PaperText, name: string, having: number) =>
    hasTerm(term, paper) ? { lacking: [], having } : { lacking: [name], having: having - 1 };
  if (term.kind !== 'stems') return (paper) => single(paper, term.shown, 1);
  const wanted = words(term.shown).flatMap((word) => {
    const stems = analyze(word);
    return stems.length > 0 ? [{ word, stems }] : [];
  });
  return (paper) => {
    const missing = wanted.filter(({ stems }) => !stems.every((stem) => paper.anywhere.has(stem)));
    if (missing.length === 0) return single(paper, `${term.shown} as one phrase`, wanted.length);
    return { lacking: missing.map(({ word }) => word), having: wanted.length - missing.length };
  };
}
