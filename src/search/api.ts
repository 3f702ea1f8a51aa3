import type { Paper, PaperId } from '../papers/api.ts';
import type { Filter } from './filter.ts';

export * from './continues.ts';
export type { Filter } from './filter.ts';
export type { Finder, Findings, NamedPaper } from './find/finder.ts';
export { asksAnything } from './find/plan.ts';
export * from './matched.ts';
export * from './query/corrected.ts';
export * from './query/edit-query.ts';
export * from './query/near-queries.ts';
export { parseQuery } from './query/parse-query.ts';
export type { Query, Sort } from './query/query.ts';
export * from './query/understood.ts';

export interface SearchAsk {
  readonly query: string;
  /** 1 to 1,000. */
  readonly limit: number;
  readonly offset?: number;
  /** All must hold. Without words every paper that passes is found. */
  readonly filters?: readonly Filter[];
  /** Only papers that hold every word. */
  readonly everyWord?: boolean;
  /** `newest`: by day of publication in place of relevance; `score` is then a number that rises with the day. */
  readonly sort?: 'best' | 'newest';
}

export interface SimilarAsk {
  readonly paperIds: readonly PaperId[];
  /** Papers that what is looked for should be less like. */
  readonly not?: readonly PaperId[];
  /** 1 to 1,000. */
  readonly limit: number;
}

export interface SearchHit {
  readonly paperId: PaperId;
  readonly score: number;
  /** The words of the text that matched, as they are indexed. */
  readonly terms: readonly string[];
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Papers that match at all. */
  readonly total: number;
  /** Those of them that hold every word asked for. */
  readonly matchingAll: number;
  /** The query with words that nothing holds replaced by the nearest ones known; not set when there are none. */
  readonly didYouMean?: string;
  /** Set while the index is still reading papers: what is missing may yet come. */
  readonly indexing?: { readonly done: number; readonly of: number };
}

/** The search index. Derived from the store: it can always be made again. */
export interface PaperIndex {
  search(ask: SearchAsk): Promise<SearchAnswer>;
  /** Papers whose titles and authors continue what is typed, best first. */
  suggest(
    partial: string,
    limit: number,
  ): Promise<readonly { readonly paperId: PaperId; readonly title: string }[]>;
  /** Papers most like these, best first, none of them or of `not` among them. Ids it does not know count for nothing. */
  similar(ask: SimilarAsk): Promise<readonly SearchHit[]>;
  /** Adds papers, or replaces those it has. */
  add(papers: readonly Paper[]): Promise<void>;
  remove(ids: readonly PaperId[]): Promise<void>;
  size(): Promise<number>;
}
