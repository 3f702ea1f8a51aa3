import { isObject, type JsonObject } from './json.ts';
import type { State } from './state.ts';
import {
  CHANNEL,
  type Channel,
  type Command,
  type Guild,
  type Member,
  type Message,
  type User,
} from './types.ts';

/** A user as the API writes it. */
export const wireUser = (user: User): JsonObject => ({
  id: user.id,
  username: user.username,
  global_name: user.username,
  discriminator: '0',
  avatar: null,
  bot: user.bot,
  public_flags: 0,
});

/** A member, without the user when it travels beside one. */
export const wireMember = (member: Member, withUser = true): JsonObject => ({
  ...(withUser ? { user: wireUser(member.user) } : {}),
  nick: null,
  avatar: null,
  roles: member.roles,
  joined_at: member.joinedAt,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

const isThread = (channel: Channel) =>
  channel.type === CHANNEL.thread || channel.type === CHANNEL.privateThread;

/** A channel, a thread or a direct message. */
export function wireChannel(channel: Channel): JsonObject {
  const last = [...channel.messages.keys()].at(-1) ?? null;
  const base = { id: channel.id, type: channel.type, last_message_id: last, flags: 0 };
  if (channel.recipient) return { ...base, recipients: [wireUser(channel.recipient)] };
  const placed = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
  };
  if (isThread(channel)) {
    const metadata = {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: 1440,
      archive_timestamp: '2024-01-02T03:04:05.000000+00:00',
    };
    return {
      ...placed,
      owner_id: null,
      message_count: channel.messages.size,
      member_count: 1,
      thread_metadata: metadata,
    };
  }
  const overwrites = channel.overwrites.map((one) => ({
    id: one.id,
    type: one.type,
    allow: String(one.allow),
    deny: String(one.deny),
  }));
  const forum = channel.type === CHANNEL.forum ? { available_tags: [] } : {};
  return { ...placed, position: 0, nsfw: false, topic: null, permission_overwrites: overwrites, ...forum };
}

/** A guild as REST gives it. */
export const wireGuild = (guild: Guild): JsonObject => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  owner_id: guild.ownerId,
  roles: [...guild.roles.values()].map((role, position) => ({
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  })),
  emojis: [],
  stickers: [],
  features: [],
  preferred_locale: 'en-US',
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  system_channel_id: null,
  system_channel_flags: 0,
  afk_channel_id: null,
  afk_timeout: 300,
});

/** A guild as GUILD_CREATE gives it: only the bot's own member comes along. */
export function wireGuildCreate(state: State, guild: Guild): JsonObject {
  const channels = state.channelsOf(guild);
  const own = guild.members.get(state.bot.id);
  return {
    ...wireGuild(guild),
    joined_at: own?.joinedAt,
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    members: own ? [wireMember(own)] : [],
    channels: channels.filter((channel) => !isThread(channel)).map(wireChannel),
    threads: channels.filter((channel) => isThread(channel) && !channel.archived).map(wireChannel),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

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

/** A registered command. */
export const wireCommand = (state: State, command: Command): JsonObject => ({
  name_localizations: null,
  description_localizations: null,
  dm_permission: true,
  integration_types: [0],
  nsfw: false,
  ...command.raw,
  id: command.id,
  application_id: state.bot.id,
  version: command.id,
  type: command.type,
  description: command.description,
  default_member_permissions:
    command.defaultMemberPermissions === undefined ? null : String(command.defaultMemberPermissions),
  contexts: command.contexts ?? null,
  ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
});
