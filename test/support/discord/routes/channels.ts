import { channelOf, guildOf, need } from '../access.ts';
import { lengthOf, textOf } from '../json.ts';
import { guildPermissions, PERMISSION } from '../permissions.ts';
import { refuse } from '../refuse.ts';
import { type Call, created, noContent, ok, type Route, route } from '../route.ts';
import { CHANNEL } from '../types.ts';
import { wireChannel } from '../wire.ts';

const ONE = '/channels/:channel';

const isThread = (type: number) => type === CHANNEL.thread || type === CHANNEL.privateThread;

function change(call: Call) {
  const { world, body } = call;
  const channel = channelOf(call);
  need(world, channel, isThread(channel.type) ? 'manageThreads' : 'manageChannels');
  if ('name' in body) {
    if (lengthOf(body.name) < 1 || lengthOf(body.name) > 100) throw refuse('channel-name-length', 'name');
    channel.name = textOf(body.name);
  }
  if (typeof body.archived === 'boolean') channel.archived = body.archived;
  if (typeof body.locked === 'boolean') channel.locked = body.locked;
  const event = isThread(channel.type) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
  world.gateway.tellChannel(event, channel, wireChannel(channel));
  return ok(wireChannel(channel));
}

function remove(call: Call) {
  const { world } = call;
  const channel = channelOf(call);
  if (!channel.recipient) need(world, channel, isThread(channel.type) ? 'manageThreads' : 'manageChannels');
  const event = isThread(channel.type) ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
  world.gateway.tellChannel(event, channel, wireChannel(channel));
  if (!channel.recipient) world.state.channels.delete(channel.id);
  return ok(wireChannel(channel));
}

function createInGuild(call: Call) {
  const { world, body } = call;
  const guild = guildOf(call);
  const own = guild.members.get(world.state.bot.id);
  if (!own || !(guildPermissions(guild, own) & PERMISSION.manageChannels)) throw refuse('permission-missing');
  if (lengthOf(body.name) < 1 || lengthOf(body.name) > 100) throw refuse('channel-name-length', 'name');
  const type = Number(body.type ?? CHANNEL.text);
  const channel = world.state.addChannel({ name: textOf(body.name), type, guildId: guild.id });
  world.gateway.tellChannel('CHANNEL_CREATE', channel, wireChannel(channel));
  return created(wireChannel(channel));
}

function openDm({ world, body }: Call) {
  if (world.dmOpeningsRefused > 0) {
    world.dmOpeningsRefused -= 1;
    throw refuse('dms-opened-too-fast');
  }
  const user = world.state.users.get(String(body.recipient_id));
  if (!user) throw refuse('user-unknown');
  if (user.bot) throw refuse('dm-closed');
  return ok(wireChannel(world.state.dmWith(user)));
}

/** Channels, and opening a direct message. */
export const channelRoutes: Route[] = [
  route('GET', ONE, (call) => ok(wireChannel(channelOf(call)))),
  route('PATCH', ONE, change),
  route('DELETE', ONE, remove),
  route('POST', `${ONE}/typing`, (call) => {
    need(call.world, channelOf(call), 'sendMessages');
    return noContent;
  }),
  route('POST', '/guilds/:guild/channels', createInGuild),
  route('POST', '/users/@me/channels', openDm),
];
