import { channelOf, limitOf, messageOf, need } from '../access.ts';
import { byAge } from '../ids.ts';
import { addReaction, clearReactions, emojiKey, readEmoji, removeReaction } from '../reactions.ts';
import { type Call, noContent, ok, type Route, route } from '../route.ts';
import { wireUser } from '../wire.ts';

const ALL = '/channels/:channel/messages/:message/reactions';
const EMOJI = `${ALL}/:emoji`;

function target(call: Call) {
  const channel = channelOf(call);
  return { channel, message: messageOf(channel, call.params.message) };
}

function react(call: Call) {
  const { world, params } = call;
  const { channel, message } = target(call);
  const emoji = readEmoji(params.emoji ?? '');
  need(world, channel, 'readHistory');
  // Joining an emoji that is there needs no right to add one.
  // https://discord.com/developers/docs/resources/message#create-reaction
  if (!message.reactions.has(emojiKey(emoji))) need(world, channel, 'addReactions');
  addReaction(world, { channel, message, emoji, userId: world.state.bot.id });
  return noContent;
}

function unreact(call: Call, userId: string) {
  const { channel, message } = target(call);
  if (userId !== call.world.state.bot.id) need(call.world, channel, 'manageMessages');
  removeReaction(call.world, { channel, message, emoji: readEmoji(call.params.emoji ?? ''), userId });
  return noContent;
}

/** Who reacted, by id and by page; the order of ids is Discord's. */
function people(call: Call) {
  const { world, query } = call;
  const { message } = target(call);
  const reaction = message.reactions.get(emojiKey(readEmoji(call.params.emoji ?? '')));
  const limit = limitOf(query, 25, 100);
  const after = query.get('after') ?? '0';
  const ids = [...(reaction?.users ?? [])].sort(byAge).filter((id) => byAge(id, after) > 0);
  return ok(
    ids.slice(0, limit).flatMap((id) => {
      const user = world.state.users.get(id);
      return user ? [wireUser(user)] : [];
    }),
  );
}

function clear(call: Call, one: boolean) {
  const { channel, message } = target(call);
  need(call.world, channel, 'manageMessages');
  clearReactions(call.world, {
    channel,
    message,
    emoji: one ? readEmoji(call.params.emoji ?? '') : undefined,
  });
  return noContent;
}

/** Reactions of a message. */
export const reactionRoutes: Route[] = [
  route('PUT', `${EMOJI}/@me`, react),
  route('DELETE', `${EMOJI}/@me`, (call) => unreact(call, call.world.state.bot.id)),
  route('DELETE', `${EMOJI}/:user`, (call) => unreact(call, call.params.user ?? '')),
  route('GET', EMOJI, people),
  route('DELETE', EMOJI, (call) => clear(call, true)),
  route('DELETE', ALL, (call) => clear(call, false)),
];
