import { PERMISSION, type PermissionName } from './permissions.ts';
import { refuse } from './refuse.ts';
import type { Call } from './route.ts';
import type { Channel, Guild, Message } from './types.ts';
import type { World } from './world.ts';

/** The channel of a call: it must exist and the bot must see it. */
export function channelOf({ world, params }: Call): Channel {
  const channel = world.state.channels.get(params.channel ?? '');
  if (!channel) throw refuse('channel-unknown');
  if (!may(world, channel, 'viewChannel')) throw refuse('access-missing');
  return channel;
}

/** Says whether the bot may do something in a channel. */
export const may = (world: World, channel: Channel, name: PermissionName): boolean =>
  (world.state.permissionsIn(channel, world.state.bot) & PERMISSION[name]) !== 0n;

/** Refuses unless the bot may do something in a channel. */
export function need(world: World, channel: Channel, name: PermissionName): void {
  if (!may(world, channel, name)) throw refuse('permission-missing');
}

/** The message of a call; it must be in the channel. */
export function messageOf(channel: Channel, id: string | undefined): Message {
  const message = channel.messages.get(id ?? '');
  if (!message) throw refuse('message-unknown');
  return message;
}

/** The guild of a call; the bot must be in it. */
export function guildOf({ world, params }: Call): Guild {
  const guild = world.state.guilds.get(params.guild ?? '');
  if (!guild) throw refuse('guild-unknown');
  if (!guild.members.has(world.state.bot.id)) throw refuse('access-missing');
  return guild;
}

/** A page size from the query. */
export function limitOf(query: URLSearchParams, standard: number, max: number): number {
  const asked = Number(query.get('limit') ?? standard);
  if (!Number.isInteger(asked) || asked < 1 || asked > max) throw refuse('limit-out-of-range', 'limit');
  return asked;
}
