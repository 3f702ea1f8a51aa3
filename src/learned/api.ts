import type { Address, Person, Space } from '../chat/api.ts';

/** A word that speaks for a paper, or against it. */
export interface LearnedWord {
  /** As people write it. */
  readonly word: string;
  /** Papers chosen that have it: those liked for a word that speaks for a paper, else those not liked. */
  readonly papers: number;
}

/** What was learned from choices, strongest words first. */
export interface Learned {
  /** False once it was switched off: then there are no words. */
  readonly isOn: boolean;
  /** Votes, saves and mutes that count, each person's one for a paper. */
  readonly choices: number;
  readonly people: number;
  readonly liked: readonly LearnedWord[];
  readonly disliked: readonly LearnedWord[];
  /** Words that are left out by wish. */
  readonly forgotten: readonly string[];
}

/** Fewer choices change nothing. */
export const LEAST_CHOICES = 5;

/** Whose choices: a person's, over all spaces, or those of a channel's people on papers that stood in it. */
export type Learner =
  | { readonly person: Person }
  | { readonly space: Space; readonly channel: Pick<Address, 'platform' | 'channelId'> };

/** What people ask of learning, and tell it. */
export interface LearnedDesk {
  of(learner: Learner): Promise<Learned>;
  switch(learner: Learner, isOn: boolean): Promise<void>;
  /** Leaves a word out, in all its forms, until it is given back. */
  forget(learner: Learner, word: string): Promise<void>;
  giveBack(learner: Learner, word: string): Promise<void>;
}
