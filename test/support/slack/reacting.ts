import { type Core, noteChange } from './core.ts';
import type { Delivery } from './delivery.ts';
import { emitEvent } from './events.ts';
import type { Message } from './state.ts';

/** Puts a reaction under a message and tells the bot, unless `silent`. */
export function addReaction(core: Core, message: Message, name: string, user: string, silent = false) {
  const people = message.reactions.get(name) ?? [];
  if (people.includes(user)) throw new Error(`${user} has reacted with :${name}: already`);
  message.reactions.set(name, [...people, user]);
  noteChange(core, 'reacted', message, user);
  return silent ? undefined : emitReaction(core, 'reaction_added', message, name, user);
}

/** Takes a reaction away and tells the bot, unless `silent`. */
export function removeReaction(core: Core, message: Message, name: string, user: string, silent = false) {
  const rest = (message.reactions.get(name) ?? []).filter((one) => one !== user);
  if (rest.length > 0) message.reactions.set(name, rest);
  else message.reactions.delete(name);
  noteChange(core, 'unreacted', message, user);
  return silent ? undefined : emitReaction(core, 'reaction_removed', message, name, user);
}

function emitReaction(
  core: Core,
  type: 'reaction_added' | 'reaction_removed',
  message: Message,
  reaction: string,
  user: string,
): Delivery | undefined {
  return emitEvent(
    core,
    type,
    {
      type,
      user,
      reaction,
      item: { type: 'message', channel: message.channel, ts: message.ts },
      item_user: message.user,
      event_ts: core.world.ts(),
    },
    core.world.channels.get(message.channel),
  );
}
