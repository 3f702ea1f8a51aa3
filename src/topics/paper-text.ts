import type { Paper } from '../papers/api.ts';
import { analyzeInOrder, words } from '../search/analyzer.ts';

/** Where a word was found, in a reader's words. */
export type Place = 'in the title' | 'in the abstract' | 'in the summary' | 'among the keywords';

/** One field in the analyzer's terms, in order. */
interface FieldText {
  readonly place: Place;
  readonly stems: readonly string[];
  /** Unstemmed, for prefixes and exact words; made when first asked for. */
  words(): readonly string[];
}

/** A paper as rules read it: analysed once, matched by many. */
export interface PaperText {
  readonly fields: readonly FieldText[];
  readonly anywhere: ReadonlySet<string>;
  readonly authors: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Lower case. */
  readonly categories: readonly string[];
  /** Keys. */
  readonly sources: readonly string[];
}

/** Stands between keywords and before compounds, so that no phrase runs from one into the next. */
const GAP = '';

export function readPaper(paper: Paper): PaperText {
  const fields = [
    field('in the title', paper.title),
    field('in the abstract', paper.abstract),
    field('in the summary', paper.summary),
    fieldOf(
      'among the keywords',
      paper.keywords.flatMap((keyword) => [...stemsOf(keyword), GAP]),
      () => paper.keywords.flatMap((keyword) => [...words(keyword), GAP]),
    ),
  ];
  return {
    fields,
    anywhere: new Set(fields.flatMap(({ stems }) => stems)),
    authors: paper.authors.map((name) => ({ name, words: words(name) })),
    categories: paper.categories.map((category) => category.toLowerCase()),
    sources: paper.sources.map(({ source }) => source),
  };
}

/** The stems in order, then each compound as one word: "kNN" finds "k-NN", and no phrase is torn by it. */
function stemsOf(text: string): readonly string[] {
  const { terms, compounds } = analyzeInOrder(text);
  return compounds.length === 0 ? terms : terms.concat(compounds.flatMap((compound) => [GAP, compound]));
}

const field = (place: Place, text: string) => fieldOf(place, stemsOf(text), () => words(text));

function fieldOf(place: Place, stems: readonly string[], make: () => readonly string[]): FieldText {
  let made: readonly string[] | undefined;
  return {
    place,
    stems,
    words: () => {
      made ??= make();
      return made;
    },
  };
}
