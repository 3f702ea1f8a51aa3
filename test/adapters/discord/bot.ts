import { onTestFinished } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import type { DiscordSettings } from '../../../adapters/discord/settings.ts';
import type { Command } from '../../../commands/command.ts';
import { type Address, type ChatPlatform, type Message, text } from '../../../src/chat/api.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import type { Settings } from '../../support/discord/settings.ts';
import type { Channel } from '../../support/discord/types.ts';
import { type Core, createCore } from '../../support/noting-core.ts';
import { COMMANDS } from './commands.ts';

export interface Bot {
  readonly server: DiscordServer;
  readonly discord: ChatPlatform;
  readonly core: Core;
  readonly log: string[];
  readonly hashes: Map<string, string>;
}

interface Given {
  readonly server?: Partial<Settings>;
  readonly settings?: Partial<DiscordSettings>;
  readonly commands?: readonly Command[];
  readonly clock?: Clock;
}

/** A local Discord with the adapter ready to start; both end with the test. */
export async function prepareBot(given: Given = {}): Promise<Bot> {
  const server = await startDiscord(given.server);
  const log: string[] = [];
  const hashes = new Map<string, string>();
  const discord = createDiscord({
    token: server.token,
    apiBase: server.apiBase,
    commands: given.commands ?? COMMANDS,
    registrations: {
      get: async (platform, id) => hashes.get(`${platform} ${id}`),
      put: async (platform, id, hash) => void hashes.set(`${platform} ${id}`, hash),
    },
    log: createLog({ level: 'trace', secrets: [], to: { write: (line: string) => void log.push(line) } }),
    clock: given.clock ?? systemClock,
    ...given.settings,
  });
  onTestFinished(async () => {
    await discord.stop();
    await server.stop();
  });
  return { server, discord, core: createCore(), log, hashes };
}

export async function startBot(given: Given = {}): Promise<Bot> {
  const bot = await prepareBot(given);
  await bot.discord.start(bot.core);
  return bot;
}

/** A channel of the local Discord as the core names it. */
export function addressOf(channel: Channel, kind: Address['kind'] = 'channel'): Address {
  return {
    platform: 'discord',
    kind,
    channelId: channel.id,
    name: channel.name,
    ...(channel.guildId === undefined ? {} : { spaceId: channel.guildId }),
  };
}

/** A clock whose waits end only when a test says so. */
export function heldClock(): Clock & { pass(): void; readonly waits: number[] } {
  const ends = new Set<() => void>();
  const waits: number[] = [];
  return {
    ...systemClock,
    waits,
    pass: () => {
      for (const end of ends) end();
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push(ms);
        ends.add(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
}

/** A message like any other. */
export const message: Message = { title: 'Paperboy', blocks: [text('3 of 26 new papers')] };
