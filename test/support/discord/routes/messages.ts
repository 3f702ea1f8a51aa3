import type { APIMessageReference } from 'discord.js';
import { channelOf, limitOf, may, messageOf, need } from '../access.ts';
import { byAge, timeOf } from '../ids.ts';
import { isObject } from '../json.ts';
import { changeMessage, makeMessage, publish, publishEdit, removeMessage } from '../messages.ts';
import { refuse, refuseAny } from '../refuse.ts';
import { type Call, noContent, ok, type Route, route } from '../route.ts';
import { checkComponents } from '../rules/components.ts';
import { checkMessage, isEmptyMessage, removesV2 } from '../rules/messages.ts';
import { CHANNEL, type Channel, FLAG, type Message } from '../types.ts';
import { hideContent, wireMessage } from '../wire-message.ts';

const LIST = '/channels/:channel/messages';
const ONE = '/channels/:channel/messages/:message';
const TWO_WEEKS = 14 * 86_400_000;

/** A message as the bot may read it over REST. */
export const readable = ({ world }: Call, message: Message) =>
  hideContent(
    world.state,
    wireMessage(world.state, message),
    world.settings.privilegedIntents.messageContent,
  );

/** The right to speak in a channel, with what the body brings along. */
export function needToSpeak({ world, body, files }: Call, channel: Channel): void {
  const { recipient } = channel;
  if (recipient && !world.state.botGuilds.some((guild) => guild.members.has(recipient.id)))
    throw refuse('dm-without-shared-guild');
  if (recipient?.dmClosed) throw refuse('dm-closed');
  if (channel.type === CHANNEL.forum) throw refuse('channel-not-for-messages');
  const inThread = channel.type === CHANNEL.thread || channel.type === CHANNEL.privateThread;
  need(world, channel, inThread ? 'sendInThreads' : 'sendMessages');
  if (channel.archived && channel.locked) throw refuse('thread-archived');
  if (Array.isArray(body.embeds) && body.embeds.length > 0) need(world, channel, 'embedLinks');
  if (files.length > 0) need(world, channel, 'attachFiles');
}

function referenceOf({ world, body }: Call, channel: Channel): APIMessageReference | undefined {
  const asked = body.message_reference;
  if (!isObject(asked)) return undefined;
  if (!may(world, channel, 'readHistory')) throw refuse('reply-without-history', 'message_reference');
  const id = String(asked.message_id);
  if (!channel.messages.has(id)) {
    if (asked.fail_if_not_exists === false) return undefined;
    throw refuse('reply-to-unknown', 'message_reference');
  }
  return {
    message_id: id,
    channel_id: channel.id,
    ...(channel.guildId ? { guild_id: channel.guildId } : {}),
  } as APIMessageReference;
}

function create(call: Call) {
  const { world, body, files } = call;
  const channel = channelOf(call);
  needToSpeak(call, channel);
  const flags = Number(body.flags ?? 0);
  const { fileSizeLimit } = world.settings;
  refuseAny(checkMessage({ body, files, flags, schema: 'message', fileSizeLimit }));
  if (isEmptyMessage(body, files)) throw refuse('message-empty');
  const nonce = body.nonce;
  if (body.enforce_nonce === true && (typeof nonce === 'string' || typeof nonce === 'number')) {
    const first = world.nonces.find(channel.id, world.state.bot.id, nonce);
    if (first) return ok(wireMessage(world.state, first));
  }
  const reference = referenceOf(call, channel);
  const message = makeMessage(world, {
    channel,
    author: world.state.bot,
    body,
    files,
    ...(reference ? { reference } : {}),
  });
  // Writing in an archived thread opens it again.
  channel.archived = false;
  world.nonces.keep(message);
  publish(world, message);
  return ok(wireMessage(world.state, message));
}

function list(call: Call) {
  const channel = channelOf(call);
  const limit = limitOf(call.query, 50, 100);
  // Without the right to read history the list is empty, not refused.
  // https://discord.com/developers/docs/resources/message#get-channel-messages
  if (!may(call.world, channel, 'readHistory')) return ok([]);
  const ids = [...channel.messages.keys()].sort(byAge);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => call.query.get(name));
  let page = ids;
  if (before) page = ids.filter((id) => byAge(id, before) < 0).slice(-limit);
  else if (after) page = ids.filter((id) => byAge(id, after) > 0).slice(0, limit);
  else if (around) {
    const older = ids.filter((id) => byAge(id, around) < 0).slice(-Math.floor(limit / 2));
    page = [...older, ...ids.filter((id) => byAge(id, around) >= 0)].slice(0, limit);
  } else page = ids.slice(-limit);
  return ok(page.reverse().map((id) => readable(call, messageOf(channel, id))));
}

function edit(call: Call) {
  const { world, body, files } = call;
  const channel = channelOf(call);
  const message = messageOf(channel, call.params.message);
  if (message.author !== world.state.bot) throw refuse('message-of-another');
  refuseEdit(call, message, 'message-edit');
  changeMessage(world, message, body, files);
  publishEdit(world, message);
  return ok(wireMessage(world.state, message));
}

/** Refuses an edit that breaks a rule or would leave nothing. */
export function refuseEdit(
  { world, body, files }: Call,
  message: Message,
  schema: 'message-edit' | 'interaction-edit',
): void {
  if (removesV2(body, message.flags)) throw refuse('v2-flag-removed', 'flags');
  const flags = message.flags | Number(body.flags ?? 0);
  const { fileSizeLimit } = world.settings;
  refuseAny(checkMessage({ body, files, flags, schema, fileSizeLimit }));
  const after = {
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
  };
  // Words from before the change to new components must be taken out in the same edit.
  if (flags & FLAG.componentsV2) refuseAny(checkComponents({ ...after, ...body }, flags));
  if (isEmptyMessage({ ...after, ...body }, files)) throw refuse('message-empty');
}

function remove(call: Call) {
  const channel = channelOf(call);
  const message = messageOf(channel, call.params.message);
  if (message.author !== call.world.state.bot) need(call.world, channel, 'manageMessages');
  removeMessage(call.world, message);
  return noContent;
}

function bulkDelete(call: Call) {
  const { world, body } = call;
  const channel = channelOf(call);
  need(world, channel, 'manageMessages');
  const ids = Array.isArray(body.messages) ? body.messages.map(String) : [];
  if (ids.length < 2 || ids.length > 100) throw refuse('bulk-delete-count');
  if (ids.some((id) => world.settings.now() - timeOf(id) > TWO_WEEKS))
    throw refuse('message-too-old-to-bulk-delete');
  const gone = ids.filter((id) => channel.messages.delete(id));
  world.gateway.tellChannel('MESSAGE_DELETE_BULK', channel, { ids: gone, channel_id: channel.id });
  return noContent;
}

/** Messages of a channel. */
export const messageRoutes: Route[] = [
  route('POST', LIST, create),
  route('GET', LIST, list),
  route('POST', '/channels/:channel/messages/bulk-delete', bulkDelete),
  route('GET', ONE, (call) => {
    const channel = channelOf(call);
    need(call.world, channel, 'readHistory');
    return ok(readable(call, messageOf(channel, call.params.message)));
  }),
  route('PATCH', ONE, edit),
  route('DELETE', ONE, remove),
];
