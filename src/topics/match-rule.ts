import type { CompiledRule, CompiledTerm } from './compile-rule.ts';
import type { PaperText, Place } from './paper-text.ts';

/** A term that holds: where, or by whom. */
interface Hit {
  readonly shown: string;
  readonly place: Place | undefined;
}

/**
 * Why this paper fits the rule, in the reader's words: `"synthetic data" in the title`; undefined when it does not.
 * `possible`: the alternatives that may hold, for who knows that the others cannot.
 */
export function matchRule(
  rule: CompiledRule,
  paper: PaperText,
  possible: CompiledRule['alternatives'] = rule.alternatives,
): string | undefined {
  const category = categoryOf(rule, paper);
  if (category === undefined) return undefined;
  const best = bestAlternative(possible, paper);
  if (best === undefined && rule.alternatives.length > 0) return undefined;
  if (rule.excluded.some((term) => hitOf(term, paper))) return undefined;
  return best ? inWords(best) : `cat ${category}`;
}

/** The paper's category that the rule asks for; '' when it asks for none. */
function categoryOf(rule: CompiledRule, paper: PaperText): string | undefined {
  if (rule.categories.length === 0) return '';
  const found = paper.categories.find((held) => rule.categories.some((asked) => isWithin(held, asked)));
  return found && properCase(found);
}

const isWithin = (held: string, asked: string) => held === asked || held.startsWith(`${asked}.`);
/** arXiv writes subject classes of a few letters in capitals (cs.CL) and longer ones small (cond-mat.mes-hall). */
const properCase = (category: string) =>
  category.replace(/\.([a-z]{2})$/, (_, letters: string) => `.${letters.toUpperCase()}`);

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
    case 'prefix':
      return placeHit(term.shown, paper, (at) => at.words().some((word) => word.startsWith(term.start)));
    case 'author': {
      const author = paper.authors.find(({ words }) => term.names.every((name) => words.includes(name)));
      return author && { shown: `author ${author.name}`, place: undefined };
    }
    case 'category':
      return paper.categories.some((held) => isWithin(held, term.category))
        ? { shown: term.shown, place: undefined }
        : undefined;
  }
}

function stemsHit(term: Extract<CompiledTerm, { kind: 'stems' }>, paper: PaperText): Hit | undefined {
  // Most papers lack it: a cheaper question than where the run stands.
  const [first] = term.stems;
  if (first === undefined || !paper.anywhere.has(first)) return undefined;
  return placeHit(term.shown, paper, (at) => hasRun(at.stems, term.stems));
}

function placeHit(
  shown: string,
  paper: PaperText,
  holds: (field: PaperText['fields'][number]) => boolean,
): Hit | undefined {
  const place = paper.fields.find(holds)?.place;
  return place && { shown, place };
}

/** Whether the run stands in the row, next to each other and in order. */
function hasRun(row: readonly string[], run: readonly string[]): boolean {
  const [first, ...rest] = run;
  if (first === undefined) return false;
  for (let at = row.indexOf(first); at >= 0; at = row.indexOf(first, at + 1)) {
    if (rest.every((stem, i) => row[at + 1 + i] === stem)) return true;
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
