import type { Identifier, Paper, PaperId, PaperLibrary } from '../../papers/api.ts';
import type { SeenHere, SpaceMemory } from '../../seen/api.ts';
import type { PaperIndex, SearchAnswer } from '../api.ts';
import type { Query, Sort } from '../query/query.ts';

export interface FindAsk {
  readonly query: Query;
  readonly limit: number;
  /** From 0. */
  readonly offset?: number;
  /** Whose history counts; without it nothing was seen here. */
  readonly spaceId?: string | undefined;
}

/** A paper that was found. */
export interface FoundPaper {
  readonly paper: Paper;
  /** The words of its text that matched, as they are indexed. */
  readonly terms: readonly string[];
  readonly seen?: SeenHere;
}

/** An id or a link in a query, and the paper held under it. */
export interface NamedPaper {
  readonly typed: string;
  readonly identifier: Identifier;
  readonly paper?: Paper;
}

export interface Findings extends Pick<SearchAnswer, 'indexing'> {
  /** The page asked for. */
  readonly papers: readonly FoundPaper[];
  /** Papers that were named by id or link: not on any page. */
  readonly named: readonly NamedPaper[];
  /** Papers on all pages. */
  readonly total: number;
  /** Of those, papers with every word. */
  readonly matchingAll: number;
  /** Set when there are more: only so many of the best were looked at. */
  readonly lookedAt?: number;
  /** The query with words that nothing holds replaced by the nearest ones known. */
  readonly didYouMean?: Query;
  /** The order they stand in: without words nothing is more relevant than anything, and the newest stand first. */
  readonly sort: Sort;
}

/** Finds papers by a query, over the index, the store and what the space remembers. */
export interface Finder {
  find(ask: FindAsk): Promise<Findings>;
}

/** Votes here and at the sources. */
export interface VoteCounts {
  readonly here: number;
  readonly upvotes: number;
}

/** Papers without votes are left out. */
export type CountVotes = (
  spaceId: string | undefined,
  paperIds: readonly PaperId[],
) => Promise<ReadonlyMap<PaperId, VoteCounts>>;

/** What a finder stands on. */
export interface FinderParts {
  readonly index: Pick<PaperIndex, 'search'>;
  readonly papers: Pick<PaperLibrary, 'byIds' | 'resolve'>;
  readonly memory: Pick<SpaceMemory, 'of' | 'papers'>;
  readonly countVotes: CountVotes;
}
