import type {
  Guild,
  Message,
  MessageReaction,
  PartialMessage,
  PartialMessageReaction,
  PartialUser,
  User,
} from 'discord.js';
import type { ChatHandlers, PostedRef, ReactionEvent } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { spaceOf } from '../context.ts';
import { DISCORD } from '../name.ts';
import { neutralEmoji } from '../render/emoji.ts';

type AnyReaction = MessageReaction | PartialMessageReaction;

/** One person's reaction, as the gateway tells it: nothing is fetched. Bots are left out where the event says who is one. */
export async function onReaction(
  reaction: AnyReaction,
  user: User | PartialUser,
  change: ReactionEvent['change'],
  parts: { handlers: ChatHandlers; clock: Pick<Clock, 'now'> },
): Promise<void> {
  if (user.id === reaction.client.user.id || user.bot) return;
  const { guildId, guild } = reaction.message;
  await parts.handlers.reaction({
    person: { platform: DISCORD, accountId: user.id },
    posted: postedRef(reaction.message),
    ...inSpace(guildId, guild),
    emoji: neutralEmoji(reaction.emoji),
    change,
    at: parts.clock.now(),
  });
}

export function postedRef(message: Pick<Message | PartialMessage, 'id' | 'channelId'>): PostedRef {
  return { platform: DISCORD, channelId: message.channelId, messageId: message.id };
}

function inSpace(guildId: string | null, guild: Guild | null): Pick<ReactionEvent, 'space'> {
  return guildId === null ? {} : { space: spaceOf(guildId, guild) };
}
