import type { Client } from 'discord.js';
import type { ChatHandlers } from '../../src/chat/api.ts';
import type { InHand } from '../../src/chat/in-hand.ts';
import { forgetDirectChannels } from './connection/forget-direct.ts';
import { spaceOf } from './context.ts';
import { dispatches, takeDispatches } from './dispatches.ts';
import { Interactions } from './interactions/interactions.ts';
import { ReplyRoute } from './interactions/reply-route.ts';
import { listen, listeners } from './listeners.ts';
import { DISCORD } from './name.ts';
import { registerCommands } from './registration/register.ts';
import type { OpensForm } from './render/buttons.ts';
import type { DiscordSettings } from './settings.ts';

/** Lets a client that is about to connect hear everything; `open` says whether new work is taken. */
export function attach(
  client: Client,
  handlers: ChatHandlers,
  parts: { settings: DiscordSettings; opensForm: OpensForm; inHand: InHand; open: () => boolean },
): void {
  const { opensForm, inHand, open } = parts;
  const { clock, log } = parts.settings;
  const route = new ReplyRoute(client.rest, log);
  const interactions = new Interactions(handlers, { route, opensForm, clock, log });
  listen(client, listeners({ handlers, interactions, opensForm }), inHand, open);
  takeDispatches(client, dispatches({ client, handlers, clock }), inHand, open);
  // Last, since listeners on one event are called in their order.
  forgetDirectChannels(client);
}

/** What is due once connected: servers joined while the bot was away are seen, changed commands are registered. */
export async function settle(
  client: Client<true>,
  handlers: ChatHandlers,
  { settings, inHand }: { settings: DiscordSettings; inHand: InHand },
): Promise<void> {
  for (const guild of client.guilds.cache.values()) {
    inHand.run('note a server', () => handlers.spaceSeen(spaceOf(guild.id, guild)));
  }
  const { commands, registrations, log } = settings;
  const applicationId = settings.applicationId || client.application.id;
  await registerCommands(
    { commands, applicationId },
    { rest: client.rest, registrations, platform: DISCORD, log },
  );
}
