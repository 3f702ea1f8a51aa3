import { createDiscord } from '../../adapters/discord/discord.ts';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import type { ChatHandlers, ChatPlatform, Message, Subject } from '../../src/chat/api.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { type Core, createCore } from '../../src/core.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { Connection } from './local-discord.ts';

const TOPICS = [
  '🧲',
  '🍲',
  '🌱',
  '🪶',
  '🧭',
  '📦',
  '🧩',
  '🎲',
  '🧬',
  '🪐',
  '🔭',
  '🎯',
  '🍋',
  '🦊',
  '🌋',
  '🎻',
];
const PAPERS = 4;
const CLOSED = 'http://127.0.0.1:9';
/** Discord takes one emoji of the bot's in a quarter of a second. */
const SEEDED_MS = 3_000;

export type Bot = Awaited<ReturnType<typeof startBot>>;

/** The real adapter and core over a file, with cards of topics and papers posted. */
export async function startBot(dataDir: string, { apiBase, token, guild, channel }: Connection) {
  const store = await openStore({ dataDir });
  const log = createLog({ level: 'warn', secrets: [token], to: process.stderr });
  const registrations = { get: async () => undefined, put: async () => undefined };
  const discord = createDiscord({ token, apiBase, commands: [], registrations, log, clock });
  const core = createCore({
    config: {
      ...{ hfApiBase: CLOSED, arxivApiBase: CLOSED, arxivFeedBase: CLOSED, arxivCategories: [], contact: '' },
    },
    ...{ version: '0', store, clock, log, watched: [] },
    platformOf: (name) => (name === discord.name ? discord : undefined),
  });
  const counted = counting(createHandlers({ ...core, commands: COMMANDS }));
  await discord.start(counted.handlers);
  const post = await posting(core, discord, { guild, channel });
  return {
    ...{ core, store, counted },
    postAll: async () => {
      for (const emoji of TOPICS) await post.topic(emoji);
      for (let i = 0; i < PAPERS; i++) await post.paper(`paper${i}`);
      await new Promise((seeded) => setTimeout(seeded, SEEDED_MS));
    },
    stop: async () => {
      await discord.stop();
      await core.stop();
      await store.close();
    },
  };
}

/** How many reactions were followed, and how to wait for more. */
function counting(handlers: ChatHandlers) {
  let followed = 0;
  return {
    followed: () => followed,
    until: async (count: number) => {
      while (followed < count) await new Promise((next) => setTimeout(next, 5));
    },
    handlers: {
      ...handlers,
      reaction: async (event: Parameters<ChatHandlers['reaction']>[0]) => {
        await handlers.reaction(event);
        followed++;
      },
    },
  };
}

async function posting(core: Core, discord: ChatPlatform, at: { guild: string; channel: string }) {
  const ref = { platform: 'discord', externalId: at.guild, name: 'Lab', zone: 'UTC' };
  const space = await core.directory.space(ref);
  const founder = await core.directory.person({ platform: 'discord', accountId: '1' }, space);
  const to = { platform: 'discord', kind: 'channel', channelId: at.channel, spaceId: at.guild } as const;
  const send = async (message: Message, subject: Subject) => {
    for (;;) {
      const result = await discord.post(to, message, `bench-${subject.id}`);
      if (result.state === 'later') await clock.sleep(result.afterMs);
      else if (result.state !== 'accepted') throw new Error(`not posted: ${result.detail}`);
      else {
        const { channelId, messageId } = result;
        await core.posted.remember({ platform: 'discord', channelId, messageId }, space.id, [subject]);
        return;
      }
    }
  };
  return {
    topic: async (emoji: string) => {
      const named = { name: `topic ${emoji}`, rule: 'words', emoji };
      const topic = await core.services.topics.add(space, named, founder);
      await send({ title: named.name, blocks: [], seedReactions: [emoji] }, { kind: 'topic', id: topic.id });
    },
    paper: (id: string) => send({ title: id, blocks: [], seedReactions: ['👍'] }, { kind: 'paper', id }),
  };
}
