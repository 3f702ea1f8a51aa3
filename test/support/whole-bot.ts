import { createDiscord } from '../../adapters/discord/discord.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import { createWeb } from '../../adapters/web/web.ts';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import type { ChatPlatform } from '../../src/chat/api.ts';
import type { Clock } from '../../src/clock.ts';
import { createCore } from '../../src/core.ts';
import type { AtPoint } from '../../src/digest/delivery/fail-points.ts';
import { lockDataDir } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open.ts';
import { createConversation } from '../../src/store/page.ts';
import { createRegistrations } from '../../src/store/registrations.ts';
import type { DiscordServer } from './discord/server.ts';
import { quietLog } from './quiet-log.ts';
import type { SlackServer } from './slack/server.ts';
import type { Sources } from './sources/server.ts';

export interface Surroundings {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly discord: Pick<DiscordServer, 'token' | 'apiBase'>;
  readonly slack: Pick<SlackServer, 'botToken' | 'appToken' | 'apiUrl'>;
  readonly sources: Pick<Sources, 'hfBase' | 'arxivApi' | 'arxivFeed'>;
  /** On PostgreSQL instead of a file in the folder. */
  readonly databaseUrl?: string;
  readonly at?: AtPoint;
}

export type WholeBot = Awaited<ReturnType<typeof startWholeBot>>;

/** All parts joined as `npm start` joins them, but for the timers: a test drives sources and digests itself. */
export async function startWholeBot({ dataDir, databaseUrl, clock, at, sources, ...servers }: Surroundings) {
  const log = quietLog();
  const lock = lockDataDir(dataDir);
  const store = await openStore({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) });
  const base = { commands: COMMANDS, clock, log };
  const conversation = createConversation(store, clock);
  const web = createWeb({ ...base, host: '127.0.0.1', port: 0, conversation, version: '0.0.0' });
  const registrations = createRegistrations(store, clock);
  const { token, apiBase } = servers.discord;
  const discord = createDiscord({ ...base, token, apiBase, registrations });
  const { botToken, appToken, apiUrl } = servers.slack;
  const slack = createSlack({ ...base, botToken, apiUrl, mode: { kind: 'socket', appToken } });
  const platforms: ChatPlatform[] = [web, discord, slack];
  const core = createCore({
    config: {
      ...{ hfApiBase: sources.hfBase, arxivApiBase: sources.arxivApi, arxivFeedBase: sources.arxivFeed },
      ...{ arxivCategories: ['cs.CL'], contact: '' },
    },
    ...{ version: '0.0.0', store, clock, log, ...(at && { at }) },
    platformOf: (name) => platforms.find((platform) => platform.name === name),
    watched: [
      { label: 'Page', state: () => web.state() },
      { label: 'Discord', state: () => discord.state() },
      { label: 'Slack', state: () => slack.state() },
    ],
  });
  const follower = core.follow();
  const handlers = createHandlers({ ...core, commands: COMMANDS });
  for (const platform of platforms) {
    await platform.start(handlers);
    await core.reactions.reconcileAll(platform);
  }
  const stop = async () => {
    await core.tick.stop();
    for (const platform of platforms) await platform.stop();
    await core.stop();
    await store.close();
    lock.release();
  };
  return { core, store, log, follower, pageUrl: web.url(), stop };
}
