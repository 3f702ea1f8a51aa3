import type { JsonObject } from './json.ts';
import type { State } from './state.ts';
import { CHANNEL, type Channel, type Command, type Guild, type Member, type User } from './types.ts';

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
