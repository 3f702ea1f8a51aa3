import { channelPermissions, DEFAULT_PERMISSIONS } from './permissions.ts';
import {
  CHANNEL,
  type Channel,
  type Command,
  type GivenFile,
  type Guild,
  type Member,
  type Message,
  type User,
} from './types.ts';

/** What is true on the server at this moment. Events are told elsewhere; this only remembers. */
export class State {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly commands = new Map<string, Command>();
  /** When a command was made, for the limit of 200 a day. */
  readonly commandCreates: { guildId: string | undefined; at: number }[] = [];
  /** Files that people gave to commands, by id. */
  readonly given = new Map<string, GivenFile>();
  /** Where they are kept. */
  filesBase = '';
  readonly bot: User;
  readonly id: () => string;

  constructor(id: () => string) {
    this.id = id;
    this.bot = this.addUser('paperboy', true);
  }

  addUser(username: string, bot = false): User {
    const user: User = { id: this.id(), username, bot, dmClosed: false, locale: 'en-US' };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, owner: User): Guild {
    const id = this.id();
    const guild: Guild = {
      id,
      name,
      ownerId: owner.id,
      roles: new Map(),
      members: new Map(),
      emoji: new Set(),
      unavailable: false,
    };
    guild.roles.set(id, { id, name: '@everyone', permissions: DEFAULT_PERMISSIONS });
    this.guilds.set(id, guild);
    this.addMember(guild, owner);
    return guild;
  }

  addMember(guild: Guild, user: User, roles: string[] = []): Member {
    const member: Member = { user, roles, joinedAt: '2024-01-02T03:04:05.000000+00:00' };
    guild.members.set(user.id, member);
    return member;
  }

  addChannel(given: Partial<Channel> & { name: string }): Channel {
    const channel: Channel = {
      id: this.id(),
      type: CHANNEL.text,
      guildId: undefined,
      parentId: undefined,
      overwrites: [],
      recipient: undefined,
      archived: false,
      locked: false,
      messages: new Map(),
      pins: [],
      ...given,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct message channel with a person; made at the first question, the same ever after. */
  dmWith(user: User): Channel {
    const known = [...this.channels.values()].find((one) => one.recipient?.id === user.id);
    return known ?? this.addChannel({ name: '', type: CHANNEL.dm, recipient: user });
  }

  /** Guilds the bot is in. */
  get botGuilds(): Guild[] {
    return [...this.guilds.values()].filter((guild) => guild.members.has(this.bot.id));
  }

  channelsOf(guild: Guild): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.guildId === guild.id);
  }

  guildOf(channel: Channel): Guild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }

  /** What a user may do in a channel; a thread takes its parent's overwrites. */
  permissionsIn(channel: Channel, user: User): bigint {
    const guild = this.guildOf(channel);
    if (!guild)
      return channel.recipient?.id === user.id || user.id === this.bot.id ? DEFAULT_PERMISSIONS : 0n;
    const member = guild.members.get(user.id);
    if (!member) return 0n;
    const parent = channel.parentId === undefined ? undefined : this.channels.get(channel.parentId);
    const isThread = channel.type === CHANNEL.thread || channel.type === CHANNEL.privateThread;
    return channelPermissions(guild, isThread && parent ? parent : channel, member);
  }

  findMessage(id: string): Message | undefined {
    for (const channel of this.channels.values()) {
      const message = channel.messages.get(id);
      if (message) return message;
    }
    return undefined;
  }
}
