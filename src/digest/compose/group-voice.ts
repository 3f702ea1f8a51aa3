import type { EmojiTable } from '../../choices/api.ts';
import type { PaperId } from '../../papers/api.ts';

/** Somebody who muted a paper. */
export interface Muter {
  readonly paperId: PaperId;
  readonly personId: string;
  readonly spaceId: string;
}

/** A paper that people brought in, with a reason for each. */
export interface BroughtIn {
  readonly paperId: PaperId;
  readonly spaceId: string;
  /** The channel whose digest brings it; '' for every channel of the space. */
  readonly channelId: string;
  readonly reasons: readonly string[];
  readonly day: string;
}

/** What a group's people say of papers, for its digests. */
export interface GroupVoice {
  /** Who muted these papers. */
  muters(paperIds: readonly PaperId[]): Promise<readonly Muter[]>;
  /** How many mutes keep a paper out of a space's channels; spaces whose mutes are everybody's own are left out. */
  mutesNeeded(): Promise<ReadonlyMap<string, number>>;
  /** What emoji under a paper do; spaces that chose none of their own are left out. */
  emoji(): Promise<ReadonlyMap<string, EmojiTable>>;
  /** Spaces where digits under a list vote for its entries. */
  digits(): Promise<ReadonlySet<string>>;
  /** What was brought in and let in of late, oldest first, by space. */
  broughtIn(): Promise<ReadonlyMap<string, readonly BroughtIn[]>>;
}

/** A group that says nothing. */
export const SILENT: GroupVoice = {
  muters: async () => [],
  mutesNeeded: async () => new Map(),
  emoji: async () => new Map(),
  digits: async () => new Set(),
  broughtIn: async () => new Map(),
};
