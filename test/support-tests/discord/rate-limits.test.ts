import { afterEach, beforeEach, expect, test } from 'vitest';
import { RateLimits } from '../../support/discord/rate-limits.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post, raw, register } from './raw.ts';

let server: DiscordServer;

beforeEach(async () => {
  server = await startDiscord();
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const POSTS = 'POST /channels/:channel/messages';
const limitHeaders = (headers: Headers) =>
  ['limit', 'remaining', 'reset', 'reset-after', 'bucket'].map((name) => headers.get(`x-ratelimit-${name}`));

test('every answer says how much is left', async () => {
  server.rateLimits.set(POSTS, { limit: 5, perMs: 5_000 });
  const { headers } = await post(server, { content: 'c' });
  const [limit, remaining, reset, after, bucket] = limitHeaders(headers);
  expect([limit, remaining]).toEqual(['5', '4']);
  expect(Number(after)).toBeGreaterThan(4);
  expect(Number(reset)).toBeGreaterThan(Date.now() / 1000);
  expect(bucket).toMatch(/^[0-9a-f]+$/);
});

test('a full bucket refuses, one channel at a time', async () => {
  server.rateLimits.set(POSTS, { limit: 1, perMs: 5_000 });
  await post(server, { content: 'c' });
  const { status, headers, body } = await post(server, { content: 'c' });
  expect([status, body.global, headers.get('x-ratelimit-scope'), headers.get('retry-after')]).toEqual([
    429,
    false,
    'user',
    '5',
  ]);
  expect(body.retry_after).toBeGreaterThan(4);
  expect(server.messagesIn(server.papers)).toHaveLength(1);
  expect(server.ledger.last?.refusals).toEqual(['rate-limited']);
  expect(
    (await raw(server, 'POST', `/channels/${server.general.id}/messages`, { content: 'c' })).status,
  ).toBe(200);
});

test('a shared limit does not count towards the ban', async () => {
  server.rateLimits.set(POSTS, { limit: 0, perMs: 5_000 }, 'shared');
  expect((await post(server, { content: 'c' })).headers.get('x-ratelimit-scope')).toBe('shared');
  expect(server.rateLimits.invalidRequests).toBe(0);
  server.rateLimits.set(POSTS, { limit: 0, perMs: 5_000 });
  await post(server, { content: 'c' });
  expect(server.rateLimits.invalidRequests).toBe(1);
});

test('the global limit stops all routes but interaction callbacks', async () => {
  await register(server, [{ name: 'paper', description: 'd' }]);
  server.rateLimits.globalPerSecond = 0;
  const { status, headers, body } = await raw(server, 'GET', '/users/@me');
  expect([status, body.global, headers.get('x-ratelimit-global'), headers.get('x-ratelimit-scope')]).toEqual([
    429,
    true,
    'true',
    'global',
  ]);
  const { start } = server.ada.slash(server.papers, 'paper');
  expect(
    (await raw(server, 'POST', `/interactions/${start.id}/${start.token}/callback`, { type: 5 })).status,
  ).toBe(204);
});

test('too many invalid requests shut the door with a page', async () => {
  server.rateLimits.invalidRequestLimit = 2;
  for (let turn = 0; turn < 2; turn += 1)
    await raw(server, 'GET', '/users/@me', undefined, { headers: { authorization: 'Bot nonsense' } });
  const { status, headers } = await raw(server, 'GET', '/users/@me');
  expect([status, headers.get('content-type')]).toEqual([429, 'text/html']);
  expect(server.ledger.last?.refusals).toEqual(['banned-for-invalid-requests']);
});

test('windows end and invalid requests are forgotten with time', () => {
  let now = 0;
  const limits = new RateLimits(() => now);
  limits.set('GET /x', { limit: 1, perMs: 1_000 });
  expect(limits.check('GET /x', '1', false).wait).toBeUndefined();
  expect(limits.check('GET /x', '1', false).wait).toEqual({ seconds: 1, scope: 'user' });
  limits.countAnswer(429);
  now = 1_000;
  expect(limits.check('GET /x', '1', false).wait).toBeUndefined();
  expect(limits.invalidRequests).toBe(1);
  now = 601_000;
  expect(limits.invalidRequests).toBe(0);
});
