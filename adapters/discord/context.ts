import { type BaseInteraction, type Channel, ChannelType, type Guild } from 'discord.js';
import type { Address, CallContext, SpaceRef } from '../../src/chat/api.ts';
import { DISCORD } from './name.ts';

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const FORUMS: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Who used something, and where. Discord tells no time zone. */
export function contextOf(interaction: BaseInteraction): CallContext {
  const { user, guildId, guild, channel, channelId } = interaction;
  return {
    person: { platform: DISCORD, accountId: user.id },
    ...(user.displayName && { personName: user.displayName }),
    channel: addressOf(channelId ?? '', channel, guildId),
    ...(guildId === null ? {} : { space: spaceOf(guildId, guild) }),
    locale: interaction.locale,
    eventId: interaction.id,
  };
}

export function addressOf(channelId: string, channel: Channel | null, guildId: string | null): Address {
  const name = channel && 'name' in channel ? channel.name : null;
  return {
    platform: DISCORD,
    kind: kindOf(channel?.type, guildId),
    channelId,
    ...(guildId === null ? {} : { spaceId: guildId }),
    ...(name ? { name } : {}),
  };
}

export function spaceOf(guildId: string, guild: Guild | null | undefined): SpaceRef {
  return { platform: DISCORD, externalId: guildId, ...(guild?.name ? { name: guild.name } : {}) };
}

function kindOf(type: ChannelType | undefined, guildId: string | null): Address['kind'] {
  if (guildId === null) return 'direct';
  if (type !== undefined && THREADS.has(type)) return 'thread';
  return type !== undefined && FORUMS.has(type) ? 'forum' : 'channel';
}
