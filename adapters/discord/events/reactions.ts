import type {
  Client,
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveDispatchData,
} from 'discord.js';
import type { ChatHandlers, PostedRef, ReactionEvent } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { spaceOf } from '../context.ts';
import { DISCORD } from '../name.ts';
import { neutralEmoji } from '../render/emoji.ts';

type Told = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

/** One person's reaction, as the gateway tells it. Bots are left out where it says who is one; the true list leaves them all out. */
export async function onReaction(
  told: Told,
  change: ReactionEvent['change'],
  parts: { client: Client; handlers: ChatHandlers; clock: Pick<Clock, 'now'> },
): Promise<void> {
  const isBot = 'member' in told && told.member?.user?.bot;
  if (isBot || told.user_id === parts.client.user?.id) return;
  const { guild_id } = told;
  const guild = parts.client.guilds.cache.get(guild_id ?? '');
  await parts.handlers.reaction({
    person: { platform: DISCORD, accountId: told.user_id },
    posted: postedRef(told.channel_id, told.message_id),
    ...(guild_id === undefined ? {} : { space: spaceOf(guild_id, guild) }),
    emoji: neutralEmoji(told.emoji),
    change,
    at: parts.clock.now(),
  });
}

export function postedRef(channelId: string, messageId: string): PostedRef {
  return { platform: DISCORD, channelId, messageId };
}
