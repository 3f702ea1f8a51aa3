import { startDiscord } from '../../test/support/discord/server.ts';
import { REAL_LIMITS } from '../../test/support/slack/rate-limits.ts';
import { startSlack } from '../../test/support/slack/server.ts';
import type { Connection } from './connection.ts';

/** `node local-platform.ts PLATFORM CHANNELS`: a local platform in a process of its own, with its real rate limits. Ends with its input. */
const [platform = '', count = '0'] = process.argv.slice(2);
const started = platform === 'discord' ? await discord(Number(count)) : await slack(Number(count));
console.log(JSON.stringify(started.connection));
process.stdin.resume().once('end', () => void started.stop());

interface Started {
  readonly connection: Connection;
  stop(): Promise<void>;
}

async function discord(channels: number): Promise<Started> {
  const server = await startDiscord();
  server.rateLimits.set('POST /channels/:channel/messages', { limit: 5, perMs: 5_000 });
  const { guild } = server;
  const ids = Array.from({ length: channels }, (_, i) => server.admin.createChannel(guild, `c${i}`).id);
  const { apiBase, token } = server;
  return {
    connection: { platform: 'discord', base: apiBase, token, appToken: '', space: guild.id, channels: ids },
    stop: () => server.stop(),
  };
}

async function slack(channels: number): Promise<Started> {
  const server = await startSlack({ rateLimits: REAL_LIMITS });
  const general = server.world.channels.get(server.ids.general);
  if (!general) throw new Error('the local Slack has no #general');
  const ids = Array.from({ length: channels }, (_, i) => `C${String(i).padStart(8, '0')}`);
  for (const id of ids)
    server.world.channels.set(id, { ...structuredClone(general), id, name: id.toLowerCase() });
  const { apiUrl, botToken, appToken } = server;
  const space = server.world.team.id;
  return {
    connection: { platform: 'slack', base: apiUrl, token: botToken, appToken, space, channels: ids },
    stop: () => server.stop(),
  };
}
