import type { Paper } from '../../papers/api.ts';
import { analyze } from '../analyzer.ts';

type Texts = Pick<Paper, 'title'> & Partial<Pick<Paper, 'abstract' | 'summary' | 'keywords'>>;

/**
 * Whether terms stand side by side, in order, in one of a paper's texts. Read by stems, stop words between them do not
 * count.
 */
export function standsIn(paper: Texts, run: readonly string[], read = analyze): boolean {
  const { title, abstract = '', summary = '', keywords = [] } = paper;
  return [title, abstract, summary, ...keywords].some((text) => text !== '' && hasRun(read(text), run));
}

function hasRun(row: readonly string[], [first = '', ...rest]: readonly string[]): boolean {
  for (let at = row.indexOf(first); at >= 0; at = row.indexOf(first, at + 1)) {
    if (rest.every((term, i) => row[at + 1 + i] === term)) return true;
  }
  return false;
}
