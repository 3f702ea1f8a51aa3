import { channelOf, messageOf, need } from '../access.ts';
import { refuse } from '../refuse.ts';
import { type Call, noContent, ok, type Route, route } from '../route.ts';
import { readable } from './messages.ts';

const PINS = 250;

function pin(call: Call) {
  const channel = channelOf(call);
  need(call.world, channel, 'manageMessages');
  const message = messageOf(channel, call.params.message);
  if (!channel.pins.includes(message.id) && channel.pins.length >= PINS) throw refuse('pins-full');
  channel.pins = [message.id, ...channel.pins.filter((id) => id !== message.id)];
  return noContent;
}

function unpin(call: Call) {
  const channel = channelOf(call);
  need(call.world, channel, 'manageMessages');
  const message = messageOf(channel, call.params.message);
  channel.pins = channel.pins.filter((id) => id !== message.id);
  return noContent;
}

/** Pins, at the address discord.js still uses and at the newer one. */
export const pinRoutes: Route[] = [
  route('GET', '/channels/:channel/messages/pins', (call) => {
    const channel = channelOf(call);
    const items = channel.pins.map((id) => ({
      pinned_at: new Date(call.world.settings.now()).toISOString(),
      message: readable(call, messageOf(channel, id)),
    }));
    return ok({ items, has_more: false });
  }),
  ...['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message'].flatMap((template) => [
    route('PUT', template, pin),
    route('DELETE', template, unpin),
  ]),
];
