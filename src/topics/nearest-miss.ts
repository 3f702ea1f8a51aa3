import { sourceWords } from '../papers/api.ts';
import { analyze, words } from '../search/analyzer.ts';
import { categoryAsWritten } from '../search/query/field-values.ts';
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
  const alternatives = alternativesOf(rule).map((terms) => terms.map(wantedOf));
  return (paper, best) => {
    let nearest: Miss | undefined;
    for (const wanted of alternatives) {
      const bound = nearest ?? best;
      if (bound && nearer(atBest(wanted, paper), bound) >= 0) continue;
      const miss = missOfTerms(wanted, paper);
      if (miss && (!bound || nearer(miss, bound) < 0)) nearest = miss;
    }
    if (rule.needed > 1) nearest = nearestOf(tooFew(rule, paper), best);
    if (!nearest || matchRule(rule, paper) !== undefined) return undefined;
    return keptOut(rule, paper, nearest);
  };
}

/** Each with what must occur besides; none where several must hold, which is counted apart. */
function alternativesOf({ alternatives, needed, must }: CompiledRule): CompiledRule['alternatives'] {
  if (needed > 1) return [];
  return (alternatives.length > 0 ? alternatives : [[]]).map((terms) => [...terms, ...must]);
}

const nearestOf = (miss: Miss | undefined, best: Miss | undefined) =>
  miss && (!best || nearer(miss, best) < 0) ? miss : undefined;

/** Some of the alternatives hold, but not as many as the rule requires; or all it requires, but not what must occur. */
function tooFew({ alternatives, needed, must }: CompiledRule, paper: PaperText): Miss | undefined {
  const held = alternatives.filter((terms) => terms.every((term) => hasTerm(term, paper)));
  const missing = must.filter((term) => !hasTerm(term, paper));
  const lacking = Math.max(0, needed - held.length) + missing.length;
  if (held.length === 0) return undefined;
  const shown = held.map((terms) => terms.map(nameOf).join(' with ')).join(' and ');
  const because =
    held.length < needed
      ? `has ${shown} alone, where ${needed} are required`
      : `lacks ${missing.map(nameOf).join(' and ')}`;
  return { because, lacking, having: held.length };
}

/** Out of the rule's categories or sources it is no near miss unless that alone keeps it out. */
function keptOut(rule: CompiledRule, paper: PaperText, miss: Miss): Miss | undefined {
  const { categories, sources, excluded } = rule;
  const isIn = matchRule({ ...ONLY, categories }, paper) !== undefined;
  const isFrom = matchRule({ ...ONLY, sources }, paper) !== undefined;
  if (miss.lacking > 0) return isIn && isFrom ? miss : undefined;
  if (!isIn) return { ...miss, because: `is not in ${categories.map(categoryAsWritten).join(' or ')}` };
  if (!isFrom) return { ...miss, because: `is not from ${sources.map(sourceWords).join(' or ')}` };
  const out = excluded.find((term) => hasTerm(term, paper));
  return out && { ...miss, because: `has ${nameOf(out)}, which the topic leaves out` };
}

/** Fits every paper. */
const ONLY: CompiledRule = {
  analyzer: 0,
  alternatives: [],
  needed: 1,
  must: [],
  excluded: [],
  categories: [],
  sources: [],
};
/** A term with where it must stand. */
const nameOf = ({ kind, shown, title }: CompiledTerm) =>
  `${kind === 'exact' ? 'exactly ' : ''}${shown}${title ? ' in the title' : ''}`;

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
  const isTorn = term.kind === 'stems' && term.stems.length > 1 && !term.title;
  return { lacking: [isTorn ? `${term.shown} as one phrase` : nameOf(term)], having: size - 1 };
}
