import type { PostedMessage, Subject } from '../chat/api.ts';
import type { EmojiTable } from '../choices/api.ts';
import type { Topic } from '../topics/api.ts';
import { DIGITS } from './digits.ts';
import { plainEmoji } from './emoji.ts';

/** What an emoji under a message of ours stands for. */
export type Meaning =
  | { readonly kind: 'topic'; readonly topicId: string }
  | { readonly kind: 'vote' | 'save' | 'mute' | 'digit'; readonly paperId: string };

/** What a space's people agreed on. */
export interface Agreed {
  /** Topics that are gone are not among them. */
  readonly topics: readonly Topic[];
  readonly table: EmojiTable;
  /** Digits under a list vote for its entries. */
  readonly digits: boolean;
}

/**
 * A topic's emoji follows it, on its card or on a menu of several; on a message about one paper the space's table tells
 * which emoji vote, save and mute; under a list a digit votes for the entry of that number, where the space asked for it.
 * Any other means nothing.
 */
export function meaningOf(
  emoji: string,
  { subjects }: Pick<PostedMessage, 'subjects'>,
  { topics, table, digits }: Agreed,
): Meaning | undefined {
  const [subject, ...others] = subjects;
  const plain = plainEmoji(emoji);
  if (subject?.kind === 'topic') {
    const shown = new Set(subjects.map(({ id }) => id));
    const topic = topics.find((one) => shown.has(one.id) && plainEmoji(one.emoji) === plain);
    return topic && { kind: 'topic', topicId: topic.id };
  }
  if (subject?.kind === 'digest') return digits ? entryOf(plain, others) : undefined;
  if (subject?.kind !== 'paper' || others.length > 0) return undefined;
  const kind = useOf(plain, table);
  return kind && { kind, paperId: subject.id };
}

function entryOf(plain: string, others: readonly Subject[]): Meaning | undefined {
  const entry = others[PLAIN_DIGITS.indexOf(plain)];
  return entry?.kind === 'paper' ? { kind: 'digit', paperId: entry.id } : undefined;
}

const PLAIN_DIGITS = DIGITS.map(plainEmoji);

function useOf(plain: string, { up, down, save, mute }: EmojiTable): 'vote' | 'save' | 'mute' | undefined {
  if (plain === plainEmoji(save)) return 'save';
  if (plain === plainEmoji(mute)) return 'mute';
  return plain === plainEmoji(up) || plain === plainEmoji(down) ? 'vote' : undefined;
}
