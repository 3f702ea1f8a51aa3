import type { PaperId } from '../../papers/api.ts';

/** What destinations have had. */
export interface ShownStore {
  /** Of these papers, those this destination has had. */
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
}
