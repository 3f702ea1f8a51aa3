import { onTestFinished } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import type { DiscordSettings } from '../../../adapters/discord/settings.ts';
import type { Command } from '../../../commands/command.ts';
import type { Address, Answer, ChatHandlers, ChatPlatform, Suggestion } from '../../../src/chat/api.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import type { Settings } from '../../support/discord/settings.ts';
import type { Channel } from '../../support/discord/types.ts';
import { COMMANDS } from './commands.ts';

/** The core as the adapter sees it: it notes every call and answers what a test says. */
interface Core extends ChatHandlers {
  readonly calls: { readonly name: keyof ChatHandlers; readonly given: unknown }[];
  answer: (name: string, given: unknown) => Answer | Promise<Answer>;
  suggestions: () => Promise<readonly Suggestion[]>;
  /** What a handler was given, once it was called so many times. */
  given(name: keyof ChatHandlers, times?: number): Promise<unknown>;
}

export interface Bot {
  readonly server: DiscordServer;
  readonly discord: ChatPlatform;
  readonly core: Core;
  readonly log: string[];
  readonly hashes: Map<string, string>;
}

const NO_MORE_THAN_MS = 4000;

function createCore(): Core {
  const calls: Core['calls'] = [];
  const waiting = new Set<() => void>();
  const note = (name: keyof ChatHandlers, given: unknown) => {
    calls.push({ name, given });
    for (const look of waiting) look();
  };
  const answered = (name: keyof ChatHandlers) => async (given: unknown) => {
    note(name, given);
    return core.answer(name, given);
  };
  const told = (name: keyof ChatHandlers) => async (given: unknown) => note(name, given);
  const core: Core = {
    calls,
    answer: () => ({}),
    suggestions: async () => [],
    command: answered('command'),
    action: answered('action'),
    form: answered('form'),
    shortcut: answered('shortcut'),
    mention: answered('mention'),
    autocomplete: async (given) => {
      note('autocomplete', given);
      return core.suggestions();
    },
    reaction: told('reaction'),
    reactionsChanged: told('reactionsChanged'),
    messageGone: told('messageGone'),
    channelGone: told('channelGone'),
    spaceSeen: told('spaceSeen'),
    spaceLeft: told('spaceLeft'),
    given(name, times = 1) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${name} was not called ${times} times`)),
          NO_MORE_THAN_MS,
        );
        const look = () => {
          const found = calls.filter((call) => call.name === name)[times - 1];
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found.given);
        };
        waiting.add(look);
        look();
      });
    },
  };
  return core;
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
