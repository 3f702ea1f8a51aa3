import type { Conversation } from '../../src/chat/conversation.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import type { Address } from '../../src/chat/refs.ts';
import type { PostResult } from '../../src/chat/results.ts';
import { writtenEmoji } from '../../src/chat/written-emoji.ts';
import { CHANNEL, directChannel, PLATFORM } from './guards/visitor.ts';

type Talking = Omit<ChatPlatform, 'name' | 'start' | 'stop' | 'state'>;

/** What the core asks of a platform, over a conversation that is our own: an answer is always certain. */
export function createTalking(conversation: Conversation, changed: () => void): Talking {
  return {
    async post(to, message, key) {
      if (!isOurs(to)) return noSuchChannel(to);
      const under = await rootOf(conversation, to.under);
      if (under === undefined) return notThere;
      const line = await conversation.add(to.channelId, message, key, under);
      changed();
      return { state: 'accepted', messageId: line.id, channelId: line.channelId };
    },

    async find(to, key) {
      const line = await conversation.byKey(to.channelId, key);
      return line ? { state: 'found', messageId: line.id, channelId: line.channelId } : { state: 'absent' };
    },

    async edit(posted, message) {
      const done = await conversation.edit(posted.messageId, message);
      if (!done)
        return { state: 'refused', reason: 'gone', detail: 'That message is no longer on the page.' };
      changed();
      return { state: 'accepted', messageId: posted.messageId, channelId: posted.channelId };
    },

    async reactions(posted) {
      if (!(await conversation.byId(posted.messageId))) return { state: 'gone' };
      const all = await conversation.reactions([posted.messageId]);
      return { state: 'read', reactions: all.get(posted.messageId) ?? [] };
    },

    direct: async (person) => ({
      platform: PLATFORM,
      kind: 'direct',
      channelId: directChannel(person.accountId),
    }),

    emojiProblem: async (emoji) =>
      emoji.includes(':')
        ? `The page shows standard emoji only, and ${writtenEmoji(emoji)} is none. Choose one such as 🧲.`
        : undefined,

    missingRight: async () => undefined,

    // Readers have no account of their own; whoever may act at all is trusted with the whole page.
    mayManage: async (person) => person.accountId !== 'reader',
  };
}

const notThere: PostResult = {
  state: 'refused',
  reason: 'invalid',
  detail: 'The message that this belongs under is no longer on the page.',
};

/** The line whose thread it is: a line in a thread has none of its own. '' for no thread. */
async function rootOf(conversation: Conversation, under: string | undefined): Promise<string | undefined> {
  if (under === undefined) return '';
  const line = await conversation.byId(under);
  return line && (line.under || line.id);
}

function isOurs(to: Address): boolean {
  return to.platform === PLATFORM && (to.channelId === CHANNEL || to.channelId.startsWith('direct:'));
}

function noSuchChannel(to: Address): PostResult {
  const detail = `The page has no channel ${to.channelId}. Its one channel is "${CHANNEL}".`;
  return { state: 'refused', reason: 'gone', detail };
}
