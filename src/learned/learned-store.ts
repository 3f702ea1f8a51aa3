import type { PaperId } from '../papers/api.ts';
import type { Choice } from './choices.ts';

/** A place that learns, by its destination's id; `spaceId` is '' for a person's. */
export interface Place {
  readonly id: string;
  readonly spaceId: string;
}

/** What people told of a place's learning. */
export interface Told {
  readonly isOff: boolean;
  /** Words to do without, as terms and as they were shown. */
  readonly words: readonly { readonly term: string; readonly word: string }[];
}

export interface LearnedStore {
  /** How many votes, saves and mutes each of these people has; people without any are left out. */
  counts(personIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** A person's, over all spaces; of several about one paper a vote counts, the newest. */
  choicesOf(personId: string): Promise<readonly Choice[]>;
  /** The newest of everybody in a space, each person's one for a paper; mutes only where a manager lets them count. */
  choicesIn(spaceId: string): Promise<readonly Choice[]>;
  /** The channel ids of a space in which each of these papers stood. */
  channelsWith(
    spaceId: string,
    paperIds: readonly PaperId[],
  ): Promise<ReadonlyMap<PaperId, ReadonlySet<string>>>;
  /** What digests brought to these destinations, the newest of each. */
  shownTo(destinationIds: readonly string[], each: number): Promise<readonly PaperId[]>;
  /** The channels of all spaces that a person was seen in, as destinations. */
  channelsAround(personId: string): Promise<readonly string[]>;
  told(destinationId: string): Promise<Told>;
  switch(place: Place, isOn: boolean): Promise<void>;
  leaveOut(place: Place, term: string, word: string): Promise<void>;
  giveBack(place: Place, term: string): Promise<void>;
}
