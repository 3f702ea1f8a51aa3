import { channelOf, guildOf, limitOf, messageOf, need } from '../access.ts';
import { byAge } from '../ids.ts';
import { isObject, lengthOf, textOf } from '../json.ts';
import { makeMessage, publish } from '../messages.ts';
import { refuse, refuseAny } from '../refuse.ts';
import { type Call, created, noContent, ok, type Route, route } from '../route.ts';
import { checkMessage, isEmptyMessage } from '../rules/messages.ts';
import { CHANNEL, type Channel } from '../types.ts';
import { wireChannel } from '../wire.ts';
import { wireMessage } from '../wire-message.ts';

/** A thread has no threads, and neither have direct messages. */
const HAVE_THREADS: ReadonlySet<number> = new Set([CHANNEL.text, CHANNEL.announcement]);

function makeThread({ world, body }: Call, parent: Channel, id: string, type: number): Channel {
  if (lengthOf(body.name) < 1 || lengthOf(body.name) > 100) throw refuse('thread-name-length', 'name');
  return world.state.addChannel({
    id,
    type,
    name: textOf(body.name),
    guildId: parent.guildId,
    parentId: parent.id,
  });
}

const tell = ({ world }: Call, thread: Channel) =>
  world.gateway.tellChannel('THREAD_CREATE', thread, { ...wireChannel(thread), newly_created: true });

function startPost(call: Call, forum: Channel) {
  const { world, files } = call;
  const body = call.body.message;
  if (!isObject(body)) throw refuse('forum-message-missing', 'message');
  need(world, forum, 'sendMessages');
  const { fileSizeLimit } = world.settings;
  refuseAny(checkMessage({ body, files, flags: Number(body.flags ?? 0), schema: 'message', fileSizeLimit }));
  if (isEmptyMessage(body, files)) throw refuse('message-empty');
  const id = world.state.id();
  const thread = makeThread(call, forum, id, CHANNEL.thread);
  tell(call, thread);
  // The starter message of a post has the post's own id.
  const message = { ...makeMessage(world, { channel: thread, author: world.state.bot, body, files }), id };
  publish(world, message);
  return created({ ...wireChannel(thread), message: wireMessage(world.state, message) });
}

function start(call: Call) {
  const parent = channelOf(call);
  if (parent.type === CHANNEL.forum) return startPost(call, parent);
  need(call.world, parent, 'createThreads');
  const thread = makeThread(
    call,
    parent,
    call.world.state.id(),
    Number(call.body.type ?? CHANNEL.privateThread),
  );
  tell(call, thread);
  return created(wireChannel(thread));
}

function startFromMessage(call: Call) {
  const parent = channelOf(call);
  const message = messageOf(parent, call.params.message);
  if (!HAVE_THREADS.has(parent.type)) throw refuse('thread-not-here');
  need(call.world, parent, 'createThreads');
  if (call.world.state.channels.has(message.id)) throw refuse('thread-exists');
  const thread = makeThread(call, parent, message.id, CHANNEL.thread);
  tell(call, thread);
  return created(wireChannel(thread));
}

function archived(call: Call) {
  const parent = channelOf(call);
  need(call.world, parent, 'readHistory');
  const limit = limitOf(call.query, 50, 100);
  const threads = [...call.world.state.channels.values()]
    .filter((one) => one.parentId === parent.id && one.archived && one.type === CHANNEL.thread)
    .sort((a, b) => byAge(b.id, a.id));
  return ok({
    threads: threads.slice(0, limit).map(wireChannel),
    members: [],
    has_more: threads.length > limit,
  });
}

/** Threads and forum posts. */
export const threadRoutes: Route[] = [
  route('POST', '/channels/:channel/threads', start),
  route('POST', '/channels/:channel/messages/:message/threads', startFromMessage),
  route('GET', '/channels/:channel/threads/archived/public', archived),
  route('PUT', '/channels/:channel/thread-members/@me', (call) => {
    channelOf(call);
    return noContent;
  }),
  route('GET', '/guilds/:guild/threads/active', (call) => {
    const threads = call.world.state
      .channelsOf(guildOf(call))
      .filter((one) => one.parentId !== undefined && !one.archived && one.type === CHANNEL.thread);
    return ok({ threads: threads.map(wireChannel), members: [] });
  }),
];
