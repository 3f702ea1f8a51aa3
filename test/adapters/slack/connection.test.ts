import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { heldClock } from '../../support/held-clock.ts';
import { addressOf, hurriedClock, prepareBot, said, startBot } from './bot.ts';

const OPEN = 'apps.connections.open';
const problemOf = async (start: Promise<void>) => {
  const error = await start.catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error(`not a ConfigError: ${String(error)}`);
  return error.problems;
};

describe('starting', () => {
  test('ends connected, says as whom, and has seen the workspace', async () => {
    const { server, slack, core } = await startBot({ server: { enterprise: { id: 'E1', name: 'All' } } });
    expect(slack.state()).toEqual({ state: 'connected', detail: 'as paperboy in Paper Club' });
    expect(await core.given('spaceSeen')).toEqual({
      platform: 'slack',
      externalId: 'T0PAPER',
      name: 'Paper Club',
      enterpriseId: 'E1',
    });
    expect(server.ledger.broken()).toEqual([]);
  });

  test.each(['invalid_auth', 'token_revoked', 'account_inactive'] as const)(
    'with a bot token that is %s ends in one line with the way out',
    async (state) => {
      const { server, slack, core } = await prepareBot();
      server.app.tokenState = state;
      const [problem, ...more] = await problemOf(slack.start(core));
      expect(problem).toMatch(/^SLACK_BOT_TOKEN: .*OAuth & Permissions/);
      expect(more).toEqual([]);
      expect(slack.state()).toEqual({ state: 'failed', detail: problem });
      expect(server.ledger.calls()).toHaveLength(1);
    },
  );

  test('with a bot token that no header can hold ends the same way', async () => {
    const { slack, core } = await prepareBot({ settings: { botToken: 'two\nlines' } });
    expect(await problemOf(slack.start(core))).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')]);
  });

  test('without a scope names it and the way out', async () => {
    const { server, slack, core } = await prepareBot();
    for (const scope of ['reactions:read', 'users:read', 'emoji:read']) server.app.scopes.delete(scope);
    expect(await problemOf(slack.start(core))).toEqual([
      expect.stringMatching(
        /scopes reactions:read, users:read must be granted.*OAuth & Permissions.*reinstall/,
      ),
    ]);
  });

  test('with another kind of token for the socket names it and its scope', async () => {
    const { server, slack, core } = await prepareBot();
    const wrong = await prepareBot({
      settings: { apiUrl: server.apiUrl, mode: { kind: 'socket', appToken: server.botToken } },
    });
    expect(await problemOf(wrong.slack.start(wrong.core))).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN: .*connections:write/),
    ]);
    server.faults.next(OPEN, { error: 'invalid_auth' });
    expect(await problemOf(slack.start(core))).toEqual([expect.stringContaining('SLACK_APP_TOKEN')]);
  });

  test.each([
    ['auth.test', { refuseWithStatus: 500 }],
    ['auth.test', { ratelimited: 5 }],
    [OPEN, 'reset'],
    [OPEN, { error: 'internal_error' }],
    ['socket', { refuseWithStatus: 408 }],
  ] as const)('while %s answers %o is an ordinary error, and may be tried again', async (method, fault) => {
    const { server, slack, core } = await prepareBot();
    server.faults.next(method, fault, 3);
    const error = await slack.start(core).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(ConfigError);
    expect(String(error)).toContain('Slack cannot be reached');
    expect(slack.state()).toMatchObject({
      state: 'reconnecting',
      detail: expect.stringContaining('reached'),
    });
    server.faults.clear();
    await slack.start(core);
    expect(slack.state().state).toBe('connected');
    await server.socket.waitFor(1);
  });

  test('can be stopped while Slack does not answer', async () => {
    const { server, slack, core } = await prepareBot();
    server.faults.next('auth.test', 'hang');
    const started = slack.start(core);
    await expect.poll(() => server.ledger.calls('auth.test')).toHaveLength(1);
    await slack.stop();
    await started;
    expect(slack.state().state).toBe('stopped');
    expect(await slack.post(addressOf('C1'), said('x').reply, 'a-1')).toMatchObject({ state: 'later' });
  });
});

describe('a connection that ends', () => {
  test.each(['warning', 'refresh_requested'] as const)(
    'by a disconnect (%s) is renewed within a second, and loses no event',
    async (reason) => {
      const { server, slack, core } = await startBot();
      const posted = server.as(server.ids.ben).say(server.ids.general, 'old');
      server.socket.disconnect(reason);
      await expect.poll(() => slack.state().state, { interval: 5 }).toBe('reconnecting');
      const lost = Date.now();
      server.as(server.ids.ada).react(posted, 'magnet');
      expect(await core.given('reaction')).toMatchObject({ emoji: '🧲' });
      expect(Date.now() - lost).toBeLessThan(1000);
      await expect.poll(() => slack.state().state).toBe('connected');
    },
  );

  test('because the network cut it is renewed', async () => {
    const { server, slack, core } = await startBot();
    server.socket.sever();
    await expect.poll(() => slack.state().state, { interval: 5 }).toBe('reconnecting');
    await expect.poll(() => slack.state().state).toBe('connected');
    expect(server.socket.connections).toBe(1);
    // What was sent meanwhile, Slack sends again.
    expect(core.count('eventsMissed')).toBe(0);
  });

  test('without a word is noticed and renewed', async () => {
    const { server, slack } = await startBot({ settings: { linkPingMs: 90 } });
    server.socket.dropSilently();
    await expect.poll(() => slack.state().state, { interval: 5 }).toBe('reconnecting');
    await expect.poll(() => slack.state().state, { timeout: 3000 }).toBe('connected');
  });

  test.each([{ refuseWithStatus: 500 }, { error: 'internal_error' }, 'reset', { ratelimited: 1 }] as const)(
    'is tried again while Slack answers %o, and no promise is left to itself',
    async (fault) => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown) => unhandled.push(reason);
      process.on('unhandledRejection', note);
      const { server, slack } = await startBot({ clock: hurriedClock() });
      server.faults.next(OPEN, fault, 2);
      server.faults.next('socket', { refuseWithStatus: 408 });
      server.socket.sever();
      await expect.poll(() => slack.state().detail, { interval: 5 }).toContain('is tried again');
      await expect.poll(() => slack.state().state, { timeout: 5000 }).toBe('connected');
      await slack.stop();
      process.off('unhandledRejection', note);
      expect(unhandled).toEqual([]);
    },
  );

  test('for three minutes is called failed, is tried on, and ends so', async () => {
    const clock = heldClock();
    const { server, slack, core } = await startBot({ clock });
    server.faults.always(OPEN, { refuseWithStatus: 500 });
    server.socket.sever();
    await expect.poll(() => slack.state().state).toBe('reconnecting');
    const waits: number[] = [];
    for (let minute = 0; minute < 12 && slack.state().state !== 'failed'; minute += 0.5) {
      const tries = server.ledger.calls(OPEN).length;
      await clock.advance(30_000);
      await expect.poll(() => server.ledger.calls(OPEN).length).toBeGreaterThan(tries);
      await expect.poll(() => slack.state().detail).toContain('it is tried again');
      waits.push(tries);
    }
    expect(slack.state().state).toBe('failed');
    expect(waits.length).toBeLessThan(9);
    server.faults.clear();
    await expect
      .poll(async () => {
        await clock.advance(30_000);
        return slack.state().state;
      })
      .toBe('connected');
    // By then Slack has given up on events that nobody took.
    expect(await core.given('eventsMissed')).toBe('slack');
  });

  test('because the app token was taken back fails this adapter alone', async () => {
    const { server, slack } = await startBot();
    server.faults.always(OPEN, { error: 'invalid_auth' });
    server.socket.sever();
    await expect.poll(() => slack.state().state).toBe('failed');
    expect(slack.state().detail).toContain('SLACK_APP_TOKEN');
    expect(server.ledger.calls(OPEN)).toHaveLength(2);
  });

  test('because the bot token was taken back ends all requests', async () => {
    const { server, slack } = await startBot();
    server.app.tokenState = 'token_revoked';
    const posts = [];
    for (const id of [server.ids.general, server.ids.lab, server.ids.old]) {
      posts.push(await slack.post(addressOf(id), said('x').reply, 'a-1'));
    }
    expect(posts.map((post) => ('reason' in post ? post.reason : post.state))).toEqual([
      'unauthorised',
      'later',
      'later',
    ]);
    expect(slack.state()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    await server.socket.waitFor(0);
  });

  test('while the bot stops stays ended', async () => {
    const { server, slack } = await startBot();
    server.faults.next(OPEN, { delay: 100 });
    server.socket.sever();
    await expect.poll(() => server.ledger.calls(OPEN), { interval: 5 }).toHaveLength(2);
    await slack.stop();
    expect(slack.state().state).toBe('stopped');
    await expect.poll(() => server.socket.connections).toBe(0);
  });
});

describe('a payload that is broken', () => {
  test.each(['{', 'null', '[]', '"x"', '{"type":"events_api","payload":{}}', '{"type":"slash_commands"}'])(
    '%s changes nothing',
    async (frame) => {
      const { server, slack, core } = await startBot();
      const failed: unknown[] = [];
      const note = (reason: unknown) => failed.push(reason);
      process.on('unhandledRejection', note);
      core.answer = () => said('Still here');
      server.socket.sendRaw(frame);
      expect((await server.as(server.ids.ada).command('/paper', 'help').answer()).text).toBe('Still here');
      expect(slack.state().state).toBe('connected');
      process.off('unhandledRejection', note);
      expect(failed).toEqual([]);
    },
  );
});

test('stopping a connection that has gone silent takes no longer than a moment', async () => {
  const { server, slack } = await startBot();
  server.socket.dropSilently();
  const began = Date.now();
  await slack.stop();
  expect(Date.now() - began).toBeLessThan(2500);
  await expect.poll(() => server.socket.connections).toBe(0);
});

test('no token of any kind stands in a log line, whatever goes wrong', async () => {
  const { server, slack, core, log } = await startBot({
    clock: hurriedClock(),
    settings: { requestTimeoutMs: 200 },
  });
  core.answer = () => said('x');
  for (const fault of [{ status: 404 }, 'reset', { ratelimited: 3 }] as const) {
    server.faults.next('response_url', fault);
    server.faults.next('chat.postEphemeral', { error: 'not_in_channel' });
    await server.as(server.ids.ada).command('/paper', 'help').answer();
  }
  for (const fault of [
    'acceptThenReset',
    'hang',
    { refuseWithStatus: 500 },
    { error: 'fatal_error' },
  ] as const) {
    server.faults.next('chat.postMessage', fault);
    await slack.post(addressOf(server.ids.lab), said('x').reply, 'a-1');
  }
  server.faults.always(OPEN, { error: 'invalid_auth' });
  server.socket.sever();
  await expect.poll(() => slack.state().state).toBe('failed');
  const lines = log.join('');
  expect(lines).toContain('Slack did not take an answer');
  for (const secret of [server.botToken, server.appToken, '/response/', 'ticket=']) {
    expect(lines).not.toContain(secret);
  }
});
