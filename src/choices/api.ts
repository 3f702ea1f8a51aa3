import type { Space } from '../chat/api.ts';

export { oneEmoji } from '../topics/emoji.ts';

/** What emoji under a message about one paper do, in their full form or as a platform's own `name:id`. */
export interface EmojiTable {
  readonly up: string;
  readonly down: string;
  readonly save: string;
  readonly mute: string;
}

export const EMOJI: EmojiTable = { up: '👍', down: '👎', save: '🔖', mute: '🙈' };

export const SUBMITTING = ['off', 'on', 'approval'] as const;
/** Whether people may bring papers in: not at all, at once, or once a manager agrees. */
export type Submitting = (typeof SUBMITTING)[number];

export const CARD_RULES = ['forget', 'repair'] as const;
/** What becomes of a topic card that was deleted or lost its emoji: a word to a manager, or it is put right. */
export type CardRule = (typeof CARD_RULES)[number];

/** How much people's doings count where all read. */
export interface PeopleRules {
  readonly submit: Submitting;
  /** So many people must have muted a paper before channels do without it; 0 when mutes are everybody's own. */
  readonly mutes: number;
}

/** What managers choose for a whole space. */
export interface Choices {
  emoji(spaceId: string): Promise<EmojiTable>;
  /** Throws a `UserError` for what is no emoji, and for one that would mean two things. */
  setEmoji(
    space: Space,
    change: { readonly [K in keyof EmojiTable]?: string | undefined },
  ): Promise<EmojiTable>;
  /** Whether digits under a list vote for its entries. */
  digits(spaceId: string): Promise<boolean>;
  setDigits(space: Space, on: boolean): Promise<void>;
  cards(spaceId: string): Promise<CardRule>;
  setCards(space: Space, rule: CardRule): Promise<void>;
  people(spaceId: string): Promise<PeopleRules>;
  setPeople(
    space: Space,
    change: { readonly [K in keyof PeopleRules]?: PeopleRules[K] | undefined },
  ): Promise<PeopleRules>;
}
