import type { JsonObject } from './json.ts';
import { refuse } from './refuse.ts';
import type { Channel, Message, Reaction } from './types.ts';
import { wireMember } from './wire.ts';
import type { World } from './world.ts';

const DIFFERENT_A_MESSAGE = 20;
const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
const VARIATION = '\u{FE0F}';

/** Reads an emoji as it stands in a path: the sign itself, or `name:id` for one of a guild. */
export function readEmoji(text: string): Reaction['emoji'] {
  const custom = /^(?:a:)?(\w{2,32}):(\d{15,20})$/.exec(text);
  if (custom) return { id: custom[2] ?? null, name: custom[1] ?? '' };
  // ❤ and ❤️ are one emoji, with and without the sign that asks for colour.
  if (!ONE_EMOJI.test(text) && !ONE_EMOJI.test(text + VARIATION)) throw refuse('emoji-unknown');
  return { id: null, name: text };
}

export const emojiKey = (emoji: Reaction['emoji']): string =>
  emoji.id ?? emoji.name.replaceAll(VARIATION, '');

function tell(world: World, event: string, channel: Channel, message: Message, more: JsonObject): void {
  world.gateway.tellChannel(event, channel, { channel_id: channel.id, message_id: message.id, ...more });
}

interface Act {
  channel: Channel;
  message: Message;
  emoji: Reaction['emoji'];
  userId: string;
  silent?: boolean | undefined;
}

/** Adds a person's reaction. Doing it twice changes nothing. */
export function addReaction(world: World, { channel, message, emoji, userId, silent }: Act): void {
  const key = emojiKey(emoji);
  const reaction = message.reactions.get(key) ?? { emoji, users: [] };
  if (!message.reactions.has(key) && message.reactions.size >= DIFFERENT_A_MESSAGE)
    throw refuse('reactions-full');
  message.reactions.set(key, reaction);
  if (reaction.users.includes(userId)) return;
  reaction.users.push(userId);
  if (silent) return;
  const member = world.state.guildOf(channel)?.members.get(userId);
  tell(world, 'MESSAGE_REACTION_ADD', channel, message, {
    user_id: userId,
    emoji: reaction.emoji,
    burst: false,
    type: 0,
    message_author_id: message.author.id,
    ...(member ? { member: wireMember(member) } : {}),
  });
}

/** Takes a person's reaction away; the emoji goes with its last person. */
export function removeReaction(world: World, { channel, message, emoji, userId, silent }: Act): void {
  const key = emojiKey(emoji);
  const reaction = message.reactions.get(key);
  if (!reaction?.users.includes(userId)) return;
  reaction.users = reaction.users.filter((id) => id !== userId);
  if (reaction.users.length === 0) message.reactions.delete(key);
  if (!silent)
    tell(world, 'MESSAGE_REACTION_REMOVE', channel, message, {
      user_id: userId,
      emoji: reaction.emoji,
      burst: false,
      type: 0,
    });
}

/** Takes all reactions away, or all of one emoji. */
export function clearReactions(
  world: World,
  {
    channel,
    message,
    emoji,
    silent,
  }: Omit<Act, 'userId' | 'emoji'> & { emoji?: Reaction['emoji'] | undefined },
): void {
  if (emoji) message.reactions.delete(emojiKey(emoji));
  else message.reactions.clear();
  if (silent) return;
  if (emoji) tell(world, 'MESSAGE_REACTION_REMOVE_EMOJI', channel, message, { emoji });
  else tell(world, 'MESSAGE_REACTION_REMOVE_ALL', channel, message, {});
}
