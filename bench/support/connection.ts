import { createDiscord } from '../../adapters/discord/discord.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import type { ChatPlatform } from '../../src/chat/api.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createCore } from '../../test/support/noting-core.ts';

/** How to reach a local platform, and its channels. */
export interface Connection {
  readonly platform: 'discord' | 'slack';
  readonly base: string;
  readonly token: string;
  readonly appToken: string;
  /** The server's or the team's id. */
  readonly space: string;
  readonly channels: readonly string[];
}

/** The real adapter, connected. */
export async function connect(connection: Connection): Promise<ChatPlatform> {
  const platform = adapterOf(connection, systemClock);
  await platform.start(createCore());
  return platform;
}

function adapterOf({ platform, base, token, appToken }: Connection, clock: Clock): ChatPlatform {
  const log = createLog({ level: 'warn', secrets: [token, appToken], to: process.stderr });
  if (platform === 'slack') {
    return createSlack({ botToken: token, mode: { kind: 'socket', appToken }, apiUrl: base, log, clock });
  }
  const registrations = { get: async () => undefined, put: async () => undefined };
  return createDiscord({ token, apiBase: base, commands: [], registrations, log, clock });
}
