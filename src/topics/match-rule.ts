import { hasName } from '../search/author-words.ts';
import { categoryAsWritten } from '../search/query/field-values.ts';
import type { CompiledRule, CompiledTerm } from './compile-rule.ts';
import type { PaperText, Place } from './paper-text.ts';

/** A term that holds: where, or by whom. */
interface Hit {
  readonly shown: string;
  readonly place: Place | undefined;
}

type Field = PaperText['fields'][number];
type TermOf<Kind extends CompiledTerm['kind']> = Extract<CompiledTerm, { kind: Kind }>;

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
    parts.push(`source ${found}`);
  }
  return parts.join(', ');
}

const isWithin = (held: string, asked: string) => held === asked || held.startsWith(`${asked}.`);

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

function hitOf(term: CompiledTerm, paper: PaperText): Hit | undefined {
  switch (term.kind) {
    case 'stems':
      return stemsHit(term, paper);
    case 'exact':
      return placeHit(term, paper, (at) => hasRun(at.words(), term.words));
    case 'prefix':
      return placeHit(
        term,
        paper,
        (at) => startsIn(at.words(), term.start) || startsIn(at.stems, term.start),
      );
    case 'author': {
      const author = paper.authors.find(({ words }) => hasName(term.name, words));
      return author && { shown: `author ${author.name}`, place: undefined };
    }
    case 'category':
      return factHit(
        term,
        paper.categories.some((held) => isWithin(held, term.category)),
      );
    case 'source':
      return factHit(term, paper.sources.includes(term.source));
  }
}

const factHit = ({ shown }: CompiledTerm, holds: boolean): Hit | undefined =>
  holds ? { shown, place: undefined } : undefined;

function stemsHit(term: TermOf<'stems'>, paper: PaperText): Hit | undefined {
  // Most papers lack it: a cheaper question than where the run stands.
  const [first] = term.stems;
  if (first === undefined || !paper.anywhere.has(first)) return undefined;
  return placeHit(term, paper, (at) => hasRun(at.stems, term.stems));
}

function placeHit(
  { shown, title }: CompiledTerm,
  paper: PaperText,
  holds: (field: Field) => boolean,
): Hit | undefined {
  const found = title ? paper.fields.find(isTitle) : paper.fields.find(holds);
  return found && (!title || holds(found)) ? { shown, place: found.place } : undefined;
}

/** Compounds as one word are among the stems: kn* finds "k-NN", as it finds "kNN". */
const startsIn = (row: readonly string[], start: string) => row.some((word) => word.startsWith(start));

const isTitle = ({ place }: Field) => place === 'in the title';

/** Whether the run stands in the row, next to each other and in order. */
function hasRun(row: readonly string[], run: readonly string[]): boolean {
  const [first] = run;
  if (first === undefined) return false;
  for (let at = row.indexOf(first); at >= 0; at = row.indexOf(first, at + 1)) {
    let held = 1;
    while (held < run.length && row[at + held] === run[held]) held++;
    if (held === run.length) return true;
  }
  return false;
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
