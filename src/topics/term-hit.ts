import { hasName } from '../search/author-words.ts';
import type { CompiledTerm } from './compile-rule.ts';
import type { PaperText, Place } from './paper-text.ts';

/** A term that holds: where, or by whom. */
export interface Hit {
  readonly shown: string;
  readonly place: Place | undefined;
}

type Field = PaperText['fields'][number];
type TermOf<Kind extends CompiledTerm['kind']> = Extract<CompiledTerm, { kind: Kind }>;

/** Whether a category is the one asked for, or one of its archive. */
export const isWithin = (held: string, asked: string) => held === asked || held.startsWith(`${asked}.`);

/** Whether and where a term holds in a paper. */
export function hitOf(term: CompiledTerm, paper: PaperText): Hit | undefined {
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
