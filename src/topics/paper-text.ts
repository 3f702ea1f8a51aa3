import type { Paper } from '../papers/api.ts';
import { analyze, words } from '../search/analyzer.ts';

/** Where a word was found, in a reader's words. */
export type Place = 'in the title' | 'in the abstract' | 'in the summary' | 'among the keywords';

/** One field in the analyzer's terms, in order. */
interface FieldText {
  readonly place: Place;
  readonly stems: readonly string[];
  /** Unstemmed, for prefixes; made when first asked for. */
  words(): readonly string[];
}

/** A paper as rules read it: analysed once, matched by many. */
export interface PaperText {
  readonly fields: readonly FieldText[];
  readonly anywhere: ReadonlySet<string>;
  readonly authors: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Lower case. */
  readonly categories: readonly string[];
}

/** Stands between keywords, so that no phrase runs from one into the next. */
const GAP = '';

export function readPaper(paper: Paper): PaperText {
  const keywords = paper.keywords.flatMap((keyword) => [...analyze(keyword), GAP]);
  const fields = [
    field('in the title', paper.title, analyze(paper.title)),
    field('in the abstract', paper.abstract, analyze(paper.abstract)),
    field('in the summary', paper.summary, analyze(paper.summary)),
    field('among the keywords', paper.keywords.join(' '), keywords),
  ];
  return {
    fields,
    anywhere: new Set(fields.flatMap(({ stems }) => stems)),
    authors: paper.authors.map((name) => ({ name, words: words(name) })),
    categories: paper.categories.map((category) => category.toLowerCase()),
  };
}

function field(place: Place, text: string, stems: readonly string[]): FieldText {
  let made: readonly string[] | undefined;
  return {
    place,
    stems,
    words: () => {
      made ??= words(text);
      return made;
    },
  };
}
