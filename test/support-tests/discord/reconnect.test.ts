import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { clientFor, ready } from './client.ts';

let server: DiscordServer;
let client: Client;

beforeEach(async () => {
  server = await startDiscord();
  client = clientFor(server);
});

afterEach(async () => {
  await client.destroy();
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const resumed = () =>
  new Promise<number>((resolve) => client.once(Events.ShardResume, (_shard, replayed) => resolve(replayed)));
const heard = (words: string) =>
  new Promise<void>((resolve) => {
    client.on(Events.MessageCreate, (message) => {
      if (message.content === words) resolve();
    });
  });

const TROUBLES: [string, () => void][] = [
  ['a dropped socket', () => server.gateway.dropSockets()],
  ['op 7', () => server.gateway.askToReconnect()],
  ['op 9 that may be resumed', () => server.gateway.invalidateSessions(true)],
  ['close code 4000', () => server.gateway.closeSockets(4000)],
];

test.each(TROUBLES)('the client resumes after %s and hears what it missed', async (_what, cause) => {
  await ready(client, server.token);
  const [back, message] = [resumed(), heard('meanwhile')];
  cause();
  server.ada.send(server.ada.dm, 'meanwhile');
  await Promise.all([back, message]);
  expect(server.gateway.handshakes).toEqual({ identifies: 1, resumes: 1 });
});

test('the client leaves a silent socket after a heartbeat without echo', async () => {
  server.settings.heartbeatInterval = 100;
  await ready(client, server.token);
  const [back, message] = [resumed(), heard('meanwhile')];
  server.gateway.goSilent();
  server.ada.send(server.ada.dm, 'meanwhile');
  await Promise.all([back, message]);
  expect(server.gateway.handshakes.resumes).toBe(1);
});

test('the client beats when asked to', async () => {
  await ready(client, server.token);
  server.gateway.askForHeartbeat();
  await expect
    .poll(() => server.gateway.received.some((frame) => frame.op === 1), { interval: 5 })
    .toBe(true);
});

test('a session that cannot be resumed leaves the server’s books', async () => {
  await ready(client, server.token);
  const closed = new Promise((resolve) => client.once(Events.ShardReconnecting, resolve));
  server.gateway.invalidateSessions(false);
  await closed;
  expect(server.gateway.sessions.size).toBe(0);
});

test('a wrong token is refused before the gateway is tried', async () => {
  await expect(client.login('nonsense')).rejects.toMatchObject({ code: 'TokenInvalid' });
  expect(server.gateway.handshakes.identifies).toBe(0);
});

test('an intent without its switch ends the client', async () => {
  const greedy = clientFor(server, { intents: ['Guilds', 'MessageContent'] });
  await expect(greedy.login(server.token)).rejects.toThrow('disallowed intents');
  await greedy.destroy();
});
