import { isObject, type JsonObject } from './json.ts';
import type { State } from './state.ts';
import type { Message } from './types.ts';
import { wireUser } from './wire.ts';

const iso = (at: number) => new Date(at).toISOString();

/** A message with its text; the intent is applied by `hideContent`. */
export function wireMessage(state: State, message: Message): JsonObject {
  const interaction = message.interaction;
  const user = interaction && state.users.get(interaction.userId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: wireUser(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    flags: message.flags,
    mentions: message.mentions.map(wireUser),
    mention_everyone: message.mentionEveryone,
    mention_roles: message.mentionRoles,
    pinned: state.channels.get(message.channelId)?.pins.includes(message.id) ?? false,
    tts: false,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.reference ? { message_reference: message.reference } : {}),
    ...(message.poll ? { poll: message.poll } : {}),
    reactions: [...message.reactions.values()].map((reaction) => ({
      emoji: reaction.emoji,
      count: reaction.users.length,
      count_details: { burst: 0, normal: reaction.users.length },
      burst_colors: [],
      me: reaction.users.includes(state.bot.id),
      me_burst: false,
    })),
    ...(interaction && user
      ? {
          application_id: state.bot.id,
          webhook_id: state.bot.id,
          interaction_metadata: {
            id: interaction.id,
            type: 2,
            user: wireUser(user),
            authorizing_integration_owners: {},
          },
        }
      : {}),
  };
}

/**
 * Empties what the message content intent protects, unless the message is the bot's own, a direct
 * message, or mentions the bot. https://support-dev.discord.com/hc/en-us/articles/4404772028055
 */
export function hideContent(state: State, wire: JsonObject, allowed: boolean): JsonObject {
  const channel = state.channels.get(String(wire.channel_id));
  const author = isObject(wire.author) ? wire.author.id : undefined;
  const mentionsBot =
    Array.isArray(wire.mentions) && wire.mentions.some((one) => isObject(one) && one.id === state.bot.id);
  if (allowed || channel?.recipient || author === state.bot.id || mentionsBot) return wire;
  const { poll: _poll, ...rest } = wire;
  return { ...rest, content: '', embeds: [], components: [], attachments: [] };
}
