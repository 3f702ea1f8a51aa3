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
export const nearer = (a: Omit<Miss, 'because'>, b: Omit<Miss, 'because'>) =>
  a.lacking - b.lacking || b.having - a.having;

/**
 * For many papers: how near each came to a rule; undefined for one that fits, has nothing of it, or comes no nearer than
 * `best`.
 */
export function missOf(rule: CompiledRule): (paper: PaperText, best?: Miss) => Miss | undefined {
  const alternatives = rule.alternatives.map((terms) => terms.map(wantedOf));
  return (paper, best) => {
    let nearest: Miss | undefined;
    for (const wanted of alternatives) {
      const bound = nearest ?? best;
      if (bound && nearer(atBest(wanted, paper), bound) >= 0) continue;
      const miss = missOfTerms(wanted, paper);
      if (miss && (!bound || nearer(miss, bound) < 0)) nearest = miss;
    }
    if (!nearest || matchRule(rule, paper) !== undefined) return undefined;
    return keptOut(rule, paper, nearest);
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

/** A term with the words that it is made of; one that is no words counts as one. */
interface Wanted {
  readonly term: CompiledTerm;
  readonly words: readonly { readonly word: string; readonly stems: readonly string[] }[];
  readonly size: number;
}

function wantedOf(term: CompiledTerm): Wanted {
  if (term.kind !== 'stems') return { term, words: [], size: 1 };
  const wanted = words(term.shown).flatMap((word) => {
    const stems = analyze(word);
    return stems.length > 0 ? [{ word, stems }] : [];
  });
  return { term, words: wanted, size: wanted.length };
}

const missingOf = ({ words }: Wanted, { anywhere }: PaperText) =>
  words.filter(({ stems }) => !stems.every((stem) => anywhere.has(stem)));

/** What single words tell, which is soon looked up: at least so many are lacking. */
function atBest(wanted: readonly Wanted[], paper: PaperText): Omit<Miss, 'because'> {
  const lacking = wanted.reduce((sum, each) => sum + missingOf(each, paper).length, 0);
  return { lacking, having: wanted.reduce((sum, { size }) => sum + size, 0) - lacking };
}

function missOfTerms(wanted: readonly Wanted[], paper: PaperText): Miss | undefined {
  const lacked = wanted.map((each) => lackedOf(each, paper));
  const having = lacked.reduce((sum, { having }) => sum + having, 0);
  const lacking = lacked.flatMap(({ lacking }) => lacking);
  if (having === 0) return undefined;
  return { because: `lacks ${lacking.join(' and ')}`, lacking: lacking.length, having };
}

/** A phrase lacks its missing words; one whose words stand apart lacks itself. */
function lackedOf(wanted: Wanted, paper: PaperText): { lacking: readonly string[]; having: number } {
  const { term, size } = wanted;
  const missing = missingOf(wanted, paper);
  if (missing.length > 0) {
    return { lacking: missing.map(({ word }) => word), having: size - missing.length };
  }
  if (hasTerm(term, paper)) return { lacking: [], having: size };
  const name = term.kind === 'stems' ? `${term.shown} as one phrase` : term.shown;
  return { lacking: [name], having: size - 1 };
}
