import type { Person, PersonRef } from '../chat/api.ts';
import type { Effect } from './effect.ts';
import type { ForgottenReactions } from './forgotten-reactions.ts';
import type { Told } from './told.ts';

/** One person's one emoji under one message, as last known. */
export interface ReactionRow {
  readonly emoji: string;
  readonly personId: string;
  /** False once it was taken away. */
  readonly present: boolean;
  /** Epoch ms: of the platform's event, or when the list was read. */
  readonly at: number;
}

/** What is held about some of what was told. */
export interface Held {
  /** What this person has, or had, under the message. */
  rows(told: Told): readonly ReactionRow[];
  /** Undefined for whoever is known neither here nor by what was told. */
  person(told: Told): Person | undefined;
  /** Its event was followed before. */
  isFollowed(told: Told): boolean;
  /** Since when whoever reacted is forgotten; undefined for anybody else. */
  forgottenSince(told: Told): number | undefined;
}

/** What comes of it. */
export interface Decided {
  readonly rows: readonly (ReactionRow & { readonly postedId: string })[];
  readonly effects: readonly Effect[];
  /** Who is seen, and in which space. */
  readonly seen: readonly { readonly ref: PersonRef; readonly spaceId: string }[];
  /** The reaction of somebody forgotten is gone, or set anew by what is a stranger now. */
  readonly noLongerForgotten: readonly Told[];
}

/** The reaction lists as last read. Only the difference from them acts. */
export interface ReactionLists {
  readonly forgotten: ForgottenReactions;
  /** All rows of a message, those taken away too. */
  of(postedId: string): Promise<readonly ReactionRow[]>;
  /** Writes rows, unless what is held is newer. */
  put(postedId: string, rows: readonly ReactionRow[]): Promise<void>;
  /** Notes that the whole list was read now, and drops the taken away rows of before. */
  read(postedId: string, at: number): Promise<void>;
  /**
   * Has it decided what some reactions change, and writes that with them: all of it or nothing. Their events count as
   * followed then. Whoever's join there was no room for is told.
   */
  settle(all: readonly Told[], decide: (held: Held) => Decided): Promise<void>;
}
