import type { PaperId } from '../../papers/api.ts';
import type { News } from './announced-papers.ts';

/** A paper of an earlier message that did not arrive. */
export interface Owed {
  readonly news: News;
  /** Nobody knows whether it did not. */
  readonly perhapsHad: boolean;
}

/** A destination that has had a paper. */
export interface Holder {
  readonly paperId: PaperId;
  readonly destinationId: string;
  readonly spaceId: string;
  /** A channel's name; '' for a person, or when it has none. */
  readonly name: string;
}

/** A digest's papers that were not shown. */
export interface Folded {
  readonly total: number;
  readonly destinationId: string;
  /** Best first; the reason is '' where it was not written down. */
  readonly papers: readonly { readonly paperId: PaperId; readonly reason: string }[];
}

/** What destinations have had. */
export interface ShownStore {
  /** Papers that come once more, whenever they were announced. */
  owed(destinationId: string): Promise<ReadonlyMap<PaperId, Owed>>;
  /** Who has had these papers and is not owed them, in order of time. */
  holders(paperIds: readonly PaperId[]): Promise<readonly Holder[]>;
  /** A digest's folded papers, best first. */
  folded(digestId: string, offset: number, limit: number): Promise<Folded | undefined>;
  /** What a digest showed, in order. */
  shownIn(digestId: string): Promise<readonly { paperId: PaperId; reason: string }[]>;
}
