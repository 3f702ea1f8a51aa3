import type { PaperId } from '../papers/api.ts';

/** What a space has had of a paper. */
export interface SeenHere {
  /** The last message or digest that showed it; '' where the channel's name is not known. */
  readonly posted?: { readonly channelId: string; readonly name: string; readonly at: number };
  /** 👍 of the space's people. */
  readonly votes: number;
  /** How many of them saved it. */
  readonly saves: number;
}

/** What a space remembers of papers: posted there, voted for, saved. What came to a person alone is not the space's. */
export interface SpaceMemory {
  /** Of these papers, those it has had. */
  of(spaceId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, SeenHere>>;
  /** The papers it has had, those it had last first. */
  papers(spaceId: string, limit: number): Promise<readonly PaperId[]>;
  /** Of these papers, those that came to a person in their own digest. */
  cameTo(personId: string, paperIds: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
}
