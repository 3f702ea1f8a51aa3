import type { PostedMessage } from '../chat/api.ts';
import type { EmojiTable } from '../choices/api.ts';
import { plainEmoji } from './emoji.ts';

/** What an emoji under a message of ours stands for. */
export type Meaning =
  | { readonly kind: 'topic'; readonly topicId: string }
  | { readonly kind: 'vote'; readonly paperId: string }
  | { readonly kind: 'save'; readonly paperId: string }
  | { readonly kind: 'mute'; readonly paperId: string };

/**
 * A topic card's own emoji follows the topic; on a message about one paper the space's table tells which vote,
 * save and mute.
 * Any other emoji means nothing. `emojiOf` gives a topic's emoji, undefined when it is gone.
 */
export async function meaningOf(
  emoji: string,
  { subjects }: Pick<PostedMessage, 'subjects'>,
  emojiOf: (topicId: string) => Promise<string | undefined>,
  table: () => Promise<EmojiTable>,
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
    case 'paper': {
      const kind = useOf(plain, await table());
      return kind && { kind, paperId: subject.id };
    }
    case 'digest':
      return undefined;
  }
}

function useOf(plain: string, { up, down, save, mute }: EmojiTable): 'vote' | 'save' | 'mute' | undefined {
  if (plain === plainEmoji(save)) return 'save';
  if (plain === plainEmoji(mute)) return 'mute';
  return plain === plainEmoji(up) || plain === plainEmoji(down) ? 'vote' : undefined;
}
