import type { Paper } from '../papers/api.ts';
import { analyzeInOrder, words } from '../search/analyzer.ts';

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

/** Stands between keywords and before compounds, so that no phrase runs from one into the next. */
const GAP = '';

export function readPaper(paper: Paper): PaperText {
  const keywords = paper.keywords.flatMap((keyword) => [...stemsOf(keyword), GAP]);
  const fields = [
    field('in the title', paper.title, stemsOf(paper.title)),
    field('in the abstract', paper.abstract, stemsOf(paper.abstract)),
    field('in the summary', paper.summary, stemsOf(paper.summary)),
    field('among the keywords', paper.keywords.join(' '), keywords),
  ];
  return {
    fields,
    anywhere: new Set(fields.flatMap(({ stems }) => stems)),
    authors: paper.authors.map((name) => ({ name, words: words(name) })),
    categories: paper.categories.map((category) => category.toLowerCase()),
  };
}

/** The stems in order, then each compound as one word: "kNN" finds "k-NN", and no phrase is torn by it. */
function stemsOf(text: string): readonly string[] {
  const { terms, compounds } = analyzeInOrder(text);
  return compounds.length === 0 ? terms : terms.concat(compounds.flatMap((compound) => [GAP, compound]));
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
