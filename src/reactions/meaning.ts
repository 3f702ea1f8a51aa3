import type { PostedMessage } from '../chat/api.ts';
import { DOWN, plainEmoji, SAVE, UP } from './emoji.ts';

/** What an emoji under a message of ours stands for. */
export type Meaning =
  | { readonly kind: 'topic'; readonly topicId: string }
  | { readonly kind: 'vote'; readonly paperId: string }
  | { readonly kind: 'save'; readonly paperId: string };

/**
 * A topic card's own emoji follows the topic; on a message about one paper 👍 and 👎 vote and 🔖 saves.
 * Any other emoji means nothing. `emojiOf` gives a topic's emoji, undefined when it is gone.
 */
export async function meaningOf(
  emoji: string,
  { subjects }: Pick<PostedMessage, 'subjects'>,
  emojiOf: (topicId: string) => Promise<string | undefined>,
): Promise<Meaning | undefined> {
  const [subject, ...others] = subjects;
  if (subject === undefined || others.length > 0) return undefined;
  const plain = plainEmoji(emoji);
  switch (subject.kind) {
    case 'topic': {
      const own = await emojiOf(subject.id);
      return own !== undefined && plainEmoji(own) === plain
        ? { kind: 'topic', topicId: subject.id }
        : undefined;
    }
    case 'paper':
      if (plain === SAVE) return { kind: 'save', paperId: subject.id };
      return plain === UP || plain === DOWN ? { kind: 'vote', paperId: subject.id } : undefined;
    case 'digest':
      return undefined;
  }
}
