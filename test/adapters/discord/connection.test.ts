import { describe, expect, test } from 'vitest';
import { closeProblem } from '../../../adapters/discord/connection/failures.ts';
import { ConfigError } from '../../../src/errors.ts';
import { fault } from '../../support/discord/faults.ts';
import { addressOf, heldClock, prepareBot, startBot } from './bot.ts';

const GATEWAY = { method: 'GET', route: '/gateway/bot' };
const problemOf = async (start: Promise<void>) => {
  const error = await start.catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error(`not a ConfigError: ${String(error)}`);
  return error.problems;
};

describe('starting', () => {
  test('ends connected, and says as whom', async () => {
    const { discord } = await startBot();
    expect(discord.state()).toEqual({ state: 'connected', detail: 'as paperboy, in 1 server' });
  });

  test('with a wrong token ends in one line that names the setting and the way out', async () => {
    const bot = await prepareBot({ settings: { token: 'MTAwMDAw.Wrong1.not-the-right-one' } });
    const [problem, ...more] = await problemOf(bot.discord.start(bot.core));
    expect(problem).toMatch(/^DISCORD_TOKEN: .*Reset Token/);
    expect(more).toEqual([]);
    expect(bot.discord.state().state).toBe('failed');
    expect(bot.server.ledger.requests(GATEWAY.method, GATEWAY.route)).toHaveLength(1);
  });

  test('with a token that no header can hold ends the same way', async () => {
    const bot = await prepareBot({ settings: { token: 'two\nlines' } });
    expect(await problemOf(bot.discord.start(bot.core))).toEqual([expect.stringContaining('DISCORD_TOKEN')]);
  });

  test('where Discord asks for sharding says so and does not try again', async () => {
    const bot = await prepareBot({ server: { shardingRequired: true } });
    expect(await problemOf(bot.discord.start(bot.core))).toEqual([expect.stringContaining('sharding')]);
    expect(bot.server.gateway.handshakes.identifies).toBe(1);
    await expect.poll(() => bot.server.gateway.connections).toBe(0);
  });

  test('while Discord is down goes on trying, with longer and longer waits', async () => {
    const clock = heldClock();
    const bot = await prepareBot({ clock });
    bot.server.faults.next(GATEWAY, fault.refuseWithStatus(500), 6);
    const started = bot.discord.start(bot.core);
    await expect.poll(() => bot.discord.state().state).toBe('reconnecting');
    expect(bot.discord.state().detail).toContain('cannot be reached');
    for (const tries of [1, 2, 3]) {
      await expect
        .poll(() => clock.waits.filter((ms) => [1000, 2000, 4000].includes(ms)))
        .toHaveLength(tries);
      clock.pass();
    }
    await started;
    expect(bot.discord.state().state).toBe('connected');
  });

  test('can be stopped while Discord is down', async () => {
    const bot = await prepareBot({ clock: heldClock() });
    bot.server.faults.next(GATEWAY, fault.refuseWithStatus(500), 100);
    const started = bot.discord.start(bot.core);
    await expect.poll(() => bot.discord.state().state).toBe('reconnecting');
    await bot.discord.stop();
    await started;
    expect(bot.discord.state().state).toBe('stopped');
  });

  test('can be stopped while Discord takes its time to let it in', async () => {
    const bot = await prepareBot();
    bot.server.gateway.holdConnections();
    const started = bot.discord.start(bot.core);
    await expect.poll(() => bot.server.gateway.waiting).toBe(1);
    await bot.discord.stop();
    await started;
    await expect.poll(() => bot.server.gateway.waiting).toBe(0);
  });
});

describe('a connection that ends for good', () => {
  test.each([
    [4004, 'DISCORD_TOKEN'],
    [4013, 'GuildMessageReactions'],
    [4014, 'Privileged Gateway Intents'],
  ])('with %i fails this adapter alone, never tries again and names the way out', async (code, words) => {
    const { server, discord, log } = await startBot();
    server.gateway.closeSockets(code);
    await expect.poll(() => discord.state().state).toBe('failed');
    expect(discord.state().detail).toContain(words);
    await expect.poll(() => server.gateway.connections).toBe(0);
    expect(server.gateway.handshakes).toEqual({ identifies: 1, resumes: 0 });
    expect(log.filter((line) => line.includes('ended the connection for good'))).toHaveLength(1);
    const to = addressOf(server.papers);
    expect(await discord.post(to, { title: 't', blocks: [] }, 'a-1')).toMatchObject({ state: 'later' });
    expect(server.messagesIn(server.papers)).toEqual([]);
  });

  test('because the token was reset sends nothing more', async () => {
    const { server, discord } = await startBot();
    server.settings.token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.Fake02.another-token-for-tests';
    const posts = Array.from({ length: 20 }, (_, index) =>
      discord.post(addressOf(server.papers), { title: 't', blocks: [] }, `a-${index}`),
    );
    const results = await Promise.all(posts);
    expect(results[0]).toMatchObject({ state: 'refused', reason: 'unauthorised' });
    expect(discord.state()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('DISCORD_TOKEN'),
    });
    expect(server.rateLimits.invalidRequests).toBeLessThan(10);
  });

  test('has its words for every code that trying cannot mend, and none for the others', () => {
    for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) expect(closeProblem(code)).toBeDefined();
    for (const code of [1000, 1006, 4000, 4001, 4007, 4008, 4009]) expect(closeProblem(code)).toBeUndefined();
  });
});

describe('a connection that is lost', () => {
  test('is told in the state, renewed, and loses no event', async () => {
    const { server, discord, core } = await startBot();
    const message = server.bo.send(server.papers, 'old', { silent: true });
    server.gateway.dropSockets();
    await expect.poll(() => discord.state().state).toBe('reconnecting');
    server.ada.react(message, '👍');
    expect(await core.given('reaction')).toMatchObject({ emoji: '👍' });
    await expect.poll(() => discord.state().state).toBe('connected');
    expect(server.gateway.handshakes).toEqual({ identifies: 1, resumes: 1 });
    expect(core.count('eventsMissed')).toBe(0);
  });

  test('does not keep messages from being posted', async () => {
    const { server, discord } = await startBot();
    server.gateway.dropSockets();
    await expect.poll(() => discord.state().state).toBe('reconnecting');
    const result = await discord.post(addressOf(server.papers), { title: 't', blocks: [] }, 'a-1');
    expect(result).toMatchObject({ state: 'accepted' });
  });

  test('stays lost when the bot is stopped before it is renewed', async () => {
    const { server, discord } = await startBot();
    const other = await prepareBot({ settings: { apiBase: server.apiBase } });
    await other.discord.start(other.core);
    server.gateway.dropSockets();
    await expect.poll(() => discord.state().state).toBe('reconnecting');
    await discord.stop();
    // The library lets the same time pass for both: once the other is back, this one would be.
    await expect.poll(() => other.discord.state().state, { timeout: 3000 }).toBe('reconnecting');
    await expect.poll(() => other.discord.state().state, { timeout: 3000 }).toBe('connected');
    expect(server.gateway.handshakes.resumes).toBe(1);
    expect(server.gateway.connections).toBe(1);
  });
});

describe('stopping', () => {
  test('waits for answers in hand and leaves nothing open', async () => {
    const { server, discord, core } = await startBot();
    const { promise, resolve } = Promise.withResolvers<void>();
    core.answer = async () => {
      await promise;
      return { reply: { title: 'Just in time', blocks: [] } };
    };
    const seen = server.ada.slash(server.papers, 'paper topic list');
    await core.given('command');
    const stopped = discord.stop();
    resolve();
    await stopped;
    expect(JSON.stringify((await seen.reply()).components)).toContain('Just in time');
    await expect.poll(() => server.gateway.connections).toBe(0);
    expect(discord.state().state).toBe('stopped');
  });

  test('a silent connection takes no longer', async () => {
    const { server, discord } = await startBot();
    server.gateway.goSilent();
    await discord.stop();
    await expect.poll(() => server.gateway.connections).toBe(0);
  });
});

test('no token of any kind stands in a log line, whatever goes wrong', async () => {
  const { server, discord, core, log } = await startBot({ settings: { requestTimeoutMs: 300 } });
  const callback = { method: 'POST', route: '/interactions/:interaction/:token/callback' };
  const edit = { method: 'PATCH', route: '/webhooks/:app/:token/messages/:message' };
  core.answer = () => ({ reply: { title: 'x', blocks: [] } });
  server.faults.next(callback, fault.answer(404, { code: 10062, message: 'Unknown interaction' }));
  const first = server.ada.slash(server.papers, 'paper topic list');
  await expect.poll(() => log.join('')).toContain('10062');
  server.faults.next(edit, fault.answer(401, { code: 50027, message: 'Invalid Webhook Token' }));
  const second = server.ada.slash(server.papers, 'paper topic list');
  await expect.poll(() => log.join('')).toContain('50027');
  expect(discord.state().state).toBe('connected');
  server.gateway.closeSockets(4004);
  await expect.poll(() => discord.state().state).toBe('failed');
  for (const secret of [server.token, first.start.token, second.start.token]) {
    expect(log.join('')).not.toContain(secret);
  }
});
