import type { PaperId } from '../../papers/api.ts';
import type { News } from './announced-papers.ts';

/** A paper of an earlier message that did not arrive. */
export interface Owed {
  readonly news: News;
  /** Nobody knows whether it did not. */
  readonly perhapsHad: boolean;
}

/** What destinations have had. */
export interface ShownStore {
  /** Papers that come once more, whenever they were announced. */
  owed(destinationId: string): Promise<ReadonlyMap<PaperId, Owed>>;
  /** Of these papers, those this destination has had and is not owed. */
  had(destinationId: string, paperIds: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
  /** Names of the space's other channels that have had a paper. */
  elsewhere(
    spaceId: string,
    destinationId: string,
    paperIds: readonly PaperId[],
  ): Promise<ReadonlyMap<PaperId, readonly string[]>>;
  /** A digest's folded papers, best first. */
  folded(
    digestId: string,
    offset: number,
    limit: number,
  ): Promise<{ total: number; papers: readonly { paperId: PaperId; reason: string }[] } | undefined>;
  /** What a digest showed, in order. */
  shownIn(digestId: string): Promise<readonly { paperId: PaperId; reason: string }[]>;
}
