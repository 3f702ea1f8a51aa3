import type { Message, PostedMessage, PostedRef } from '../chat/api.ts';
import type { Topic } from '../topics/api.ts';

/** A posted message about topics. */
export interface Card extends PostedMessage {
  /** The space as its platform names it. */
  readonly spaceExternalId: string;
  readonly postedAt: number;
  /** What it shows, as `markOf` names it; '' when nobody noted. */
  readonly shown: string;
}

/** A topic as it is now, also one removed. */
export interface CardTopic extends Topic {
  readonly removed: boolean;
  readonly followers: number;
  /** '' when nobody is known. */
  readonly createdBy: string;
}

/** A card that is gone, or stands without the bot's emoji. */
export type LostCard = Card & { readonly how: 'gone' | 'bare' };

/** A private word to a manager, put in the outbox under its key. */
export interface Word {
  readonly key: string;
  readonly personId: string;
  readonly message: Message;
}

/** Posted cards, and how they stand. */
export interface CardStore {
  /** Standing cards whose topics changed, or that nobody looked at for a day; never one changed in the last minute. */
  due(now: number, limit: number): Promise<readonly Card[]>;
  /** Those that nobody has seen to. */
  lost(now: number, limit: number): Promise<readonly LostCard[]>;
  topics(ids: readonly string[]): Promise<ReadonlyMap<string, CardTopic>>;
  /** It shows this now, and what changed since `lookedAt` is still to come. */
  shows(postedId: string, shown: string, lookedAt: number, notBefore: number): Promise<void>;
  putOff(postedId: string, until: number): Promise<void>;
  /** Nothing is left to do for it, with a word about it, if any. */
  seenTo(card: LostCard, word?: Word): Promise<void>;
  /** Whether the bot's emoji is missing under it; not told of one posted just now. */
  bare(postedId: string, isBare: boolean): Promise<void>;
  /** A card that has nothing to follow any more: it is not read again. */
  end(ref: PostedRef): Promise<void>;
}
