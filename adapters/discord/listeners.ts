import type { Client, ClientEvents } from 'discord.js';
import type { ChatHandlers } from '../../src/chat/api.ts';
import type { InHand } from '../../src/chat/in-hand.ts';
import { addressOf, spaceOf } from './context.ts';
import { onMessage } from './events/mention.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { OpensForm } from './render/buttons.ts';

interface Parts {
  readonly handlers: ChatHandlers;
  readonly interactions: Interactions;
  readonly opensForm: OpensForm;
}

type Listeners = { [E in keyof ClientEvents]?: (...args: ClientEvents[E]) => Promise<unknown> };

/** What is done at each event of the library. With the dispatches these are the events of the platform table. */
export function listeners(parts: Parts): Listeners {
  const { handlers } = parts;
  return {
    interactionCreate: (interaction) => parts.interactions.answer(interaction),
    messageCreate: (message) => onMessage(message, parts),
    channelDelete: async (channel) => {
      if (!channel.isDMBased()) await handlers.channelGone(addressOf(channel.id, channel, channel.guildId));
    },
    threadDelete: (thread) => handlers.channelGone(addressOf(thread.id, thread, thread.guildId)),
    // Whether messages may be sent there is part of it.
    channelUpdate: async (_, channel) => {
      if (!channel.isDMBased()) await handlers.spaceSeen(spaceOf(channel.guildId, channel.guild));
    },
    guildCreate: (guild) => handlers.spaceSeen(spaceOf(guild.id, guild)),
    guildUpdate: (_, guild) => handlers.spaceSeen(spaceOf(guild.id, guild)),
    // The library tells of an outage by another event: this one means that the bot was removed.
    guildDelete: (guild) => handlers.spaceLeft(spaceOf(guild.id, guild)),
  };
}

/** Puts the listeners on a client. What they do is work in hand; `open` says whether new work is taken. */
export function listen(client: Client, all: Listeners, inHand: InHand, open: () => boolean): void {
  for (const [event, listener] of Object.entries(all)) {
    client.on(event, (...args: unknown[]) => {
      if (!open()) return;
      inHand.run(event, async () => {
        await Reflect.apply(listener, undefined, args);
      });
    });
  }
}
