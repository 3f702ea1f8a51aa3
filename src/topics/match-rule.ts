import { sourceWords } from '../papers/api.ts';
import { categoryAsWritten } from '../search/query/field-values.ts';
import type { CompiledRule, CompiledTerm } from './compile-rule.ts';
import type { PaperText } from './paper-text.ts';
import { type Hit, hitOf, isWithin } from './term-hit.ts';

/**
 * Why this paper fits the rule, in the reader's words: `"synthetic data" in the title`; undefined when it does not.
 * `possible`: the alternatives that may hold, for who knows that the others cannot.
 */
export function matchRule(
  rule: CompiledRule,
  paper: PaperText,
  possible: CompiledRule['alternatives'] = rule.alternatives,
): string | undefined {
  const within = restrictedTo(rule, paper);
  if (within === undefined) return undefined;
  const hits = rule.needed > 1 ? several(rule.needed, possible, paper) : bestAlternative(possible, paper);
  if (hits === undefined && rule.alternatives.length > 0) return undefined;
  const must = hitsOf(rule.must, paper);
  if (!must || rule.excluded.some((term) => hitOf(term, paper))) return undefined;
  const all = [...(hits ?? []), ...must];
  return all.length > 0 ? inWords(all) : within;
}

/** Whether a paper fits: what `matchRule` tells, without the reason. */
export function fitsRule(rule: CompiledRule, paper: PaperText): boolean {
  const holds = (term: CompiledTerm) => hitOf(term, paper) !== undefined;
  if (!rule.must.every(holds) || restrictedTo(rule, paper) === undefined) return false;
  let lacking = rule.alternatives.length > 0 ? rule.needed : 0;
  for (const terms of rule.alternatives) {
    if (lacking === 0) break;
    if (terms.every(holds)) lacking--;
  }
  return lacking === 0 && !rule.excluded.some(holds);
}

/** The paper's category and source that the rule asks for, in words; '' when it asks for none, undefined when it is of no such. */
function restrictedTo({ categories, sources }: CompiledRule, paper: PaperText): string | undefined {
  const parts: string[] = [];
  if (categories.length > 0) {
    const found = paper.categories.find((held) => categories.some((asked) => isWithin(held, asked)));
    if (found === undefined) return undefined;
    parts.push(`cat ${categoryAsWritten(found)}`);
  }
  if (sources.length > 0) {
    const found = sources.find((source) => paper.sources.includes(source));
    if (found === undefined) return undefined;
    parts.push(`source ${sourceWords(found)}`);
  }
  return parts.join(', ');
}

/** One that holds wholly in the title, else the first that holds. */
function bestAlternative(
  alternatives: CompiledRule['alternatives'],
  paper: PaperText,
): readonly Hit[] | undefined {
  let first: readonly Hit[] | undefined;
  for (const terms of alternatives) {
    const hits = hitsOf(terms, paper);
    if (hits?.every(({ place }) => place === undefined || place === 'in the title')) return hits;
    first ??= hits;
  }
  return first;
}

/** The first that hold, when so many do. */
function several(
  needed: number,
  alternatives: CompiledRule['alternatives'],
  paper: PaperText,
): readonly Hit[] | undefined {
  const found: (readonly Hit[])[] = [];
  for (const terms of alternatives) {
    const hits = hitsOf(terms, paper);
    if (hits) found.push(hits);
    if (found.length === needed) return found.flat();
  }
  return undefined;
}

function hitsOf(terms: readonly CompiledTerm[], paper: PaperText): readonly Hit[] | undefined {
  const hits: Hit[] = [];
  for (const term of terms) {
    const hit = hitOf(term, paper);
    if (!hit) return undefined;
    hits.push(hit);
  }
  return hits;
}

/** `"training data" and filtering in the abstract`, `coreset in the title, pruning in the abstract`. */
function inWords(hits: readonly Hit[]): string {
  const byPlace = new Map<string, string[]>();
  for (const { shown, place } of hits) {
    const key = place ?? '';
    byPlace.set(key, [...(byPlace.get(key) ?? []), shown]);
  }
  return [...byPlace].map(([place, shown]) => `${shown.join(' and ')} ${place}`.trim()).join(', ');
}
