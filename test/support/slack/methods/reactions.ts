import { IDS } from '../defaults.ts';
import { flag } from '../json.ts';
import { shown, shownReactions } from '../posting.ts';
import { addReaction, removeReaction } from '../reacting.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state.ts';
import { type Call, type Method, page, required, visibleChannel } from './method.ts';

/** Standard emoji the server knows; custom ones are in `world.emoji`. A name with a skin tone is `name::skin-tone-2`. */
const NAME = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;

function messageOf(call: Call): Message {
  const channel = visibleChannel(call);
  const message = call.core.world.message(channel.id, required(call, 'timestamp'));
  if (message === undefined || message.ephemeralTo !== undefined) {
    throw new Refusal('message_not_found', { rule: 'message_not_found' });
  }
  return message;
}

function mustBeIn(call: Call, message: Message): void {
  const channel = call.core.world.channels.get(message.channel);
  if (channel?.archived) throw new Refusal('is_archived', { rule: 'is_archived' });
  if (!channel?.members.has(IDS.bot)) throw new Refusal('not_in_channel', { rule: 'not_in_channel' });
}

function emojiName(call: Call): string {
  const name = required(call, 'name');
  // `:tada:` with colons, an emoji itself or an unknown name are all refused alike.
  if (!NAME.test(name) || name.startsWith('unknown'))
    throw new Refusal('invalid_name', { rule: 'invalid_emoji_name' });
  return name;
}

export const reactions: Record<string, Method> = {
  'reactions.add': {
    scopes: ['reactions:write'],
    tier: 3,
    run(call) {
      const name = emojiName(call);
      const message = messageOf(call);
      mustBeIn(call, message);
      if (message.reactions.get(name)?.includes(IDS.bot)) {
        throw new Refusal('already_reacted', { rule: 'already_reacted' });
      }
      addReaction(call.core, message, name, IDS.bot);
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    tier: 2,
    run(call) {
      const name = emojiName(call);
      const message = messageOf(call);
      if (!message.reactions.get(name)?.includes(IDS.bot))
        throw new Refusal('no_reaction', { rule: 'no_reaction' });
      removeReaction(call.core, message, name, IDS.bot);
      return {};
    },
  },
  'reactions.get': {
    scopes: ['reactions:read'],
    tier: 3,
    run(call) {
      const message = messageOf(call);
      const channel = message.channel;
      const full = flag(call.args.full);
      return {
        type: 'message',
        channel,
        message: { ...shown(message), reactions: shownReactions(message, full) },
      };
    },
  },
  'reactions.list': {
    scopes: ['reactions:read'],
    tier: 2,
    run(call) {
      const user = String(call.args.user ?? IDS.bot);
      const all = call.core.world.messages.filter((m) =>
        [...m.reactions.values()].some((who) => who.includes(user)),
      );
      const { items, next } = page(call, all, 100);
      return {
        items: items.map((m) => ({ type: 'message', channel: m.channel, message: shown(m) })),
        response_metadata: { next_cursor: next },
      };
    },
  },
};
