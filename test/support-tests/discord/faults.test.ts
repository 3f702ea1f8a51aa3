import { type Client, DiscordAPIError, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fault } from '../../support/discord/faults.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { clientFor, ready } from './client.ts';
import { post, raw } from './raw.ts';

let server: DiscordServer;
let client: Client | undefined;

beforeEach(async () => {
  server = await startDiscord();
});

afterEach(async () => {
  await client?.destroy();
  client = undefined;
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const POSTS = { method: 'POST', route: '/channels/:channel/messages' };
const posted = () => server.messagesIn(server.papers).length;

test('accepted, and the answer never comes', async () => {
  server.faults.next(POSTS, fault.acceptThenHang());
  const giveUp = new AbortController();
  const answer = post(server, { content: 'c' }, { signal: giveUp.signal });
  await expect.poll(posted, { interval: 5 }).toBe(1);
  giveUp.abort();
  await expect(answer).rejects.toThrow();
  expect(server.ledger.last).toMatchObject({ status: 200, answered: undefined, fault: 'acceptThenHang' });
});

test('stopping ends a request that hangs and frees the address', async () => {
  server.faults.next(POSTS, fault.acceptThenHang());
  const answer = expect(post(server, { content: 'c' })).rejects.toThrow();
  await expect.poll(posted, { interval: 5 }).toBe(1);
  await server.stop();
  await answer;
  await expect(fetch(server.apiBase)).rejects.toThrow();
});

test('accepted, and answered with 502', async () => {
  server.faults.next(POSTS, fault.acceptThenStatus(502));
  expect((await post(server, { content: 'c' })).status).toBe(502);
  expect(posted()).toBe(1);
});

test('accepted, and the connection cut', async () => {
  server.faults.next(POSTS, fault.acceptThenReset());
  await expect(post(server, { content: 'c' })).rejects.toThrow();
  expect(posted()).toBe(1);
});

test('refused with 500, and not recorded', async () => {
  server.faults.next(POSTS, fault.refuseWithStatus(500));
  expect(await post(server, { content: 'c' })).toMatchObject({ status: 500, body: { code: 0 } });
  expect(posted()).toBe(0);
  expect(server.ledger.last).toMatchObject({ status: undefined, answered: 500, body: { content: 'c' } });
});

test('the connection cut before anything happened', async () => {
  server.faults.next(POSTS, fault.reset());
  await expect(post(server, { content: 'c' })).rejects.toThrow();
  expect(posted()).toBe(0);
});

test('any status and body', async () => {
  server.faults.next(POSTS, fault.answer(403, { code: 50013, message: 'Missing Permissions' }));
  expect(await post(server, { content: 'c' })).toMatchObject({ status: 403, body: { code: 50013 } });
  expect(posted()).toBe(0);
});

test('the proxy’s page instead of JSON', async () => {
  server.faults.next(POSTS, fault.html429(7));
  const answer = await post(server, { content: 'c' });
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
    429,
    'text/html',
    '7',
  ]);
});

test('a 429 with a header that makes no sense', async () => {
  server.faults.next(POSTS, fault.rateLimit('soon', 'shared'));
  const answer = await post(server, { content: 'c' });
  expect([answer.headers.get('retry-after'), answer.headers.get('x-ratelimit-scope')]).toEqual([
    'soon',
    'shared',
  ]);
  expect(server.rateLimits.invalidRequests).toBe(0);
});

test('executed at once, answered when the test says so', async () => {
  let release: (value?: unknown) => void = () => undefined;
  server.faults.next(
    POSTS,
    fault.hold(
      new Promise((resolve) => {
        release = resolve;
      }),
    ),
  );
  const answer = post(server, { content: 'c' });
  await expect.poll(posted, { interval: 5 }).toBe(1);
  release();
  expect((await answer).status).toBe(200);
});

test('answered later', async () => {
  server.faults.next(POSTS, fault.delay(30));
  const before = performance.now();
  expect((await post(server, { content: 'c' })).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(29);
});

test('a fault strikes as often as it was told to, and only where it fits', async () => {
  server.faults.next(POSTS, fault.refuseWithStatus(503), 2);
  expect((await raw(server, 'GET', '/users/@me')).status).toBe(200);
  const statuses = [];
  for (let turn = 0; turn < 3; turn += 1) statuses.push((await post(server, { content: 'c' })).status);
  expect(statuses).toEqual([503, 503, 200]);
  server.faults.next(POSTS, fault.reset());
  server.faults.clear();
  expect((await post(server, { content: 'c' })).status).toBe(200);
});

test('discord.js repeats a post after a 5xx by itself: two messages, unless the nonce is enforced', async () => {
  client = clientFor(server, { rest: { api: server.apiBase, retries: 1 } });
  const bot = await ready(client, server.token);
  const channel = await bot.channels.fetch(server.papers.id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  server.faults.next(POSTS, fault.acceptThenStatus(502));
  await channel.send('twice');
  expect(posted()).toBe(2);
  server.faults.next(POSTS, fault.acceptThenStatus(502));
  await channel.send({ content: 'once', nonce: 'key', enforceNonce: true });
  expect(posted()).toBe(3);
});

test('a registration script is told what is wrong in Discord’s own shape', async () => {
  const rest = new REST({ api: server.apiBase }).setToken(server.token);
  const body = [{ name: 'No', description: 'd' }];
  const failure = await rest
    .put(Routes.applicationCommands(server.applicationId), { body })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DiscordAPIError);
  expect(failure).toMatchObject({
    code: 50035,
    status: 400,
    message: expect.stringContaining('0.name[APPLICATION_COMMAND_INVALID_NAME]'),
  });
});
