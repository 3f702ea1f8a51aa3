import type { Message, Subject } from '../../chat/api.ts';
import type { EmojiTable } from '../../choices/api.ts';
import type { Paper, PaperId } from '../../papers/api.ts';
import type { Destination, Layout } from '../schedule/schedule.ts';
import { cards, cardsUnder } from './layouts/cards.ts';
import { inOneMessage } from './layouts/glimpse.ts';
import { list, listUnder } from './layouts/list.ts';
import type { Choice } from './select.ts';

/** What a digest is made of. */
export interface Composition {
  readonly digestId: string;
  readonly destination: Pick<Destination, 'kind'>;
  /** The channel's name, '' for direct messages. */
  readonly name: string;
  readonly at: number;
  readonly zone: string;
  readonly layout: Layout;
  /** Best first; what else fits folds into one line. */
  readonly shown: readonly ShownChoice[];
  /** Papers that fit, shown or not. */
  readonly matched: number;
  /** Where else in this space a paper was posted. */
  readonly elsewhere: ReadonlyMap<PaperId, readonly string[]>;
  /** Which source is missing, '' when none is. */
  readonly trouble: string;
  /** What emoji under a paper do there. */
  readonly emoji: EmojiTable;
  /** Digits under a list vote for its entries. */
  readonly digits: boolean;
  /** A preview's handles do nothing. */
  readonly preview: boolean;
}

export interface ShownChoice extends Choice {
  readonly paper: Paper;
}

export interface Part {
  readonly message: Message;
  readonly subjects: readonly Subject[];
  /** The number of the part that it stands under, in its thread. */
  readonly under?: number;
}

/** A digest as messages, in order; a preview is one message. A forum gets one post a digest, with the rest under it. */
export function compose(composition: Composition): readonly Part[] {
  if (composition.shown.length === 0) return [];
  const parts = laidOut(composition);
  return composition.preview ? inOneMessage(parts, composition) : parts;
}

function laidOut(composition: Composition): readonly Part[] {
  const isForum = composition.destination.kind === 'forum';
  switch (composition.layout) {
    case 'compact':
      return isForum ? listUnder(composition) : list(composition);
    case 'cards':
      return isForum ? cardsUnder(composition) : cards(composition);
    case 'thread':
      return cardsUnder(composition);
  }
}

/** Two topics say enough; then what was learned, and where else it was posted. */
export function reasonOf(
  { reasons, mayRepeat, liked }: Pick<Choice, 'reasons' | 'mayRepeat' | 'liked'>,
  elsewhere: readonly string[] = [],
): string {
  const more = reasons.length - 2;
  const said = reasons.slice(0, 2);
  if (more > 0) said.push(more === 1 ? '1 more topic' : `${more} more topics`);
  if (liked) said.push(liked);
  const [first] = elsewhere;
  if (first !== undefined) said.push(`also in #${first.replace(/^#/, '')}`);
  if (mayRepeat) said.push('may repeat');
  return said.join(' · ');
}
