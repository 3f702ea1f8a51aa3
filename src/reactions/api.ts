import type { Person, Space } from '../chat/api.ts';
import type { PaperId } from '../papers/api.ts';

export type { Reactions } from './reactions.ts';

/** Votes of people: at most one a person, paper and space. */
export interface Tally {
  readonly up: number;
  readonly down: number;
}

export interface Votes {
  /** 0 takes a vote back. */
  vote(person: Person, space: Space, paperId: PaperId, value: 1 | 0 | -1): Promise<void>;
  save(person: Person, space: Space, paperId: PaperId, on: boolean): Promise<void>;
  /** Votes cast in this space. */
  tally(spaceId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Tally>>;
  /** How many people of this space saved it. */
  savers(spaceId: string, paperId: PaperId): Promise<number>;
  saved(personId: string, limit: number): Promise<readonly PaperId[]>;
}
