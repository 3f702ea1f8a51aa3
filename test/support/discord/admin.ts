import { type PermissionName, permissions } from './permissions.ts';
import type { ActOptions } from './person.ts';
import { clearReactions, readEmoji } from './reactions.ts';
import { CHANNEL, type Channel, type Guild, type Message, type Role, type User } from './types.ts';
import { wireChannel, wireGuild, wireGuildCreate, wireMember } from './wire.ts';
import type { World } from './world.ts';

/** What those who run a server do: channels, roles, guilds, and the bot's place in them. */
export class Admin {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes a guild and invites the bot. */
  createGuild(name: string, owner: User, { silent = false }: ActOptions = {}): Guild {
    const { state } = this.#world;
    const guild = state.addGuild(name, owner);
    state.addMember(guild, state.bot);
    if (!silent) this.#world.gateway.tellGuild('GUILD_CREATE', guild, wireGuildCreate(state, guild));
    return guild;
  }

  /** Shows the bot the door. */
  removeBot(guild: Guild, { silent = false }: ActOptions = {}): void {
    if (!silent) this.#world.gateway.tellGuild('GUILD_DELETE', guild, { id: guild.id });
    guild.members.delete(this.#world.state.bot.id);
  }

  /** Begins or ends an outage of a guild. */
  setUnavailable(guild: Guild, unavailable: boolean): void {
    const { state, gateway } = this.#world;
    guild.unavailable = unavailable;
    if (unavailable) gateway.tellGuild('GUILD_DELETE', guild, { id: guild.id, unavailable: true });
    else gateway.tellGuild('GUILD_CREATE', guild, wireGuildCreate(state, guild));
  }

  addMember(guild: Guild, user: User, roles: Role[] = [], { silent = false }: ActOptions = {}): void {
    const member = this.#world.state.addMember(
      guild,
      user,
      roles.map((role) => role.id),
    );
    if (!silent)
      this.#world.gateway.tellGuild('GUILD_MEMBER_ADD', guild, { ...wireMember(member), guild_id: guild.id });
  }

  addRole(guild: Guild, name: string, ...allowed: PermissionName[]): Role {
    const role: Role = { id: this.#world.state.id(), name, permissions: permissions(...allowed) };
    guild.roles.set(role.id, role);
    this.#tellRole('GUILD_ROLE_CREATE', guild, role);
    return role;
  }

  /** Replaces what a role may do; `guild.id` is the role of everyone. */
  setRole(guild: Guild, roleId: string, allowed: bigint): void {
    const role = guild.roles.get(roleId);
    if (!role) throw new Error(`There is no role ${roleId}`);
    role.permissions = allowed;
    this.#tellRole('GUILD_ROLE_UPDATE', guild, role);
  }

  createChannel(guild: Guild, name: string, type: keyof typeof CHANNEL = 'text'): Channel {
    const channel = this.#world.state.addChannel({ name, type: CHANNEL[type], guildId: guild.id });
    this.#world.gateway.tellChannel('CHANNEL_CREATE', channel, wireChannel(channel));
    return channel;
  }

  /** Somebody starts a public thread. */
  createThread(parent: Channel, name: string, { silent = false }: ActOptions = {}): Channel {
    const { state, gateway } = this.#world;
    const thread = state.addChannel({
      name,
      type: CHANNEL.thread,
      guildId: parent.guildId,
      parentId: parent.id,
    });
    if (!silent)
      gateway.tellChannel('THREAD_CREATE', thread, { ...wireChannel(thread), newly_created: true });
    return thread;
  }

  deleteChannel(channel: Channel, { silent = false }: ActOptions = {}): void {
    if (!silent) this.#world.gateway.tellChannel('CHANNEL_DELETE', channel, wireChannel(channel));
    this.#world.state.channels.delete(channel.id);
  }

  /** Archives a thread, locked or not. */
  archive(thread: Channel, { locked = false, silent = false }: ActOptions & { locked?: boolean } = {}): void {
    thread.archived = true;
    thread.locked = locked;
    if (!silent) this.#world.gateway.tellChannel('THREAD_UPDATE', thread, wireChannel(thread));
  }

  /** Takes rights away in one channel from a user or a role (by default from the bot). */
  deny(channel: Channel, names: PermissionName[], who: User | Role = this.#world.state.bot): void {
    this.#overwrite(channel, who, { allow: 0n, deny: permissions(...names) });
  }

  /** Gives rights in one channel, taking back what was denied. */
  allow(channel: Channel, names: PermissionName[], who: User | Role = this.#world.state.bot): void {
    this.#overwrite(channel, who, { allow: permissions(...names), deny: 0n });
  }

  /** Clears all reactions of a message, or all of one emoji. */
  clearReactions(message: Message, emoji?: string, { silent = false }: ActOptions = {}): void {
    const channel = this.#world.state.channels.get(message.channelId);
    if (!channel) throw new Error(`The channel ${message.channelId} is gone`);
    const one = emoji === undefined ? undefined : readEmoji(emoji);
    clearReactions(this.#world, { channel, message, emoji: one, silent });
  }

  /** Refuses the next openings of direct messages with 40003. */
  refuseDmOpenings(times: number): void {
    this.#world.dmOpeningsRefused = times;
  }

  #tellRole(event: string, guild: Guild, role: Role): void {
    const wire = (wireGuild(guild).roles as { id: string }[]).find((one) => one.id === role.id);
    this.#world.gateway.tellGuild(event, guild, { guild_id: guild.id, role: wire });
  }

  #overwrite(channel: Channel, who: User | Role, bits: { allow: bigint; deny: bigint }): void {
    const old = channel.overwrites.find((one) => one.id === who.id);
    channel.overwrites = channel.overwrites.filter((one) => one !== old);
    channel.overwrites.push({
      id: who.id,
      type: 'username' in who ? 1 : 0,
      allow: ((old?.allow ?? 0n) & ~bits.deny) | bits.allow,
      deny: ((old?.deny ?? 0n) & ~bits.allow) | bits.deny,
    });
    this.#world.gateway.tellChannel('CHANNEL_UPDATE', channel, wireChannel(channel));
  }
}
