import type { Paper, PaperId } from '../../papers/api.ts';
import type { SeenHere } from '../../seen/api.ts';
import type { SearchAnswer, SearchAsk, SearchHit } from '../api.ts';
import type { Findings } from './finder.ts';
import type { Plan } from './plan.ts';

/** What there is of an answer before its papers are read. */
export type Listed = Pick<Findings, 'total' | 'matchingAll' | 'lookedAt' | 'sort' | 'indexing'> & {
  readonly didYouMean?: string;
  /** What the space has had of the page asked for, when it was looked up already. */
  readonly seen?: ReadonlyMap<PaperId, SeenHere>;
  /** From the first on, at least to the end of the page asked for. */
  readonly hits: readonly SearchHit[];
};

export function asking({ text, filters }: Plan): Pick<SearchAsk, 'query' | 'filters'> {
  return { query: text, filters };
}

export function told({ matchingAll, didYouMean, indexing }: SearchAnswer) {
  return { matchingAll, ...(didYouMean !== undefined && { didYouMean }), ...(indexing && { indexing }) };
}

/** Without what is only close in meaning: where papers are counted or put in another order, it would be told as found. */
export function withWords(hits: readonly SearchHit[], { hasWords }: Plan): readonly SearchHit[] {
  return hasWords ? hits.filter(({ terms }) => terms.length > 0) : hits;
}

export function partial(total: number, most: number): Pick<Findings, 'lookedAt'> {
  return total > most ? { lookedAt: most } : {};
}

export function idsOf(hits: readonly SearchHit[]): readonly PaperId[] {
  return hits.map(({ paperId }) => paperId);
}

/** An id merged away comes back under another: then the order tells which hit it was. */
export function paired(
  hits: readonly SearchHit[],
  papers: readonly Paper[],
): readonly { hit: SearchHit; paper: Paper }[] {
  return papers.flatMap((paper, i) => {
    const hit = hits.find(({ paperId }) => paperId === paper.id) ?? hits[i];
    return hit ? [{ hit, paper }] : [];
  });
}
