import type { Person, Space } from '../chat/api.ts';
import type { PaperId } from '../papers/api.ts';

/** Papers that people do not want to see again. */
export interface Mutes {
  set(person: Person, space: Space, paperId: PaperId, on: boolean): Promise<void>;
  /** Of these papers, those the person muted. */
  of(personId: string, paperIds: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
  /** The person's own, newest first. */
  all(personId: string, limit: number): Promise<readonly PaperId[]>;
  /** How many people muted it in this space. */
  count(spaceId: string, paperId: PaperId): Promise<number>;
}
