import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { eventBody } from '../../support/slack/events.ts';
import type { Forgery } from '../../support/slack/signed-http.ts';
import { form, prepareBot, said } from './bot.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const httpMode = (port: number, signingSecret = 'signing-test-only') =>
  ({ kind: 'http', signingSecret, port, publicUrl: 'https://paperboy.example' }) as const;

async function startHttpBot() {
  const port = await freePort();
  const bot = await prepareBot({ settings: { mode: httpMode(port) } });
  await bot.slack.start(bot.core);
  const url = `http://127.0.0.1:${port}/slack/events`;
  bot.server.deliverTo(url);
  return { ...bot, port, url };
}

const mention = ({ server }: Pick<Awaited<ReturnType<typeof startHttpBot>>, 'server'>) => {
  const event = {
    type: 'app_mention',
    user: server.ids.ada,
    text: 'help',
    channel: server.ids.general,
    ts: '1.0',
  };
  return { kind: 'events_api', payload: eventBody(server.core, event), acceptsResponse: false } as const;
};

test('says where it listens, and is known to Slack by its address', async () => {
  const { server, slack, port } = await startHttpBot();
  expect(slack.state()).toEqual({ state: 'connected', detail: `as paperboy in Paper Club, on port ${port}` });
  expect(await server.http.verifyUrl('abc')).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
  expect((await server.http.sslCheck()).status).toBe(200);
  expect(server.socket.connections).toBe(0);
});

test('commands, forms and reactions work as over a socket', async () => {
  const { server, core } = await startHttpBot();
  const ada = server.as(server.ids.ada);
  core.answer = () => ({ form });
  const asked = ada.command('/paper-admin', 'topic add', { channel: server.ids.general });
  const view = await asked.view();
  expect((await asked.acked()).ms).toBeLessThan(3000);
  core.answer = () => ({ formErrors: { name: 'Taken.' } });
  const refused = await ada.submit(view, { name: 'x' }).until((now) => 'name' in now.errors);
  expect(refused.errors).toEqual({ name: 'Taken.' });
  core.answer = () => said('Saved');
  expect((await ada.submit(view, { name: 'y' }).answer()).text).toBe('Saved');
  ada.react(ada.say(server.ids.general, 'old'), 'magnet');
  expect(await core.given('reaction')).toMatchObject({ emoji: '🧲' });
  expect(server.ledger.broken()).toEqual([]);
});

test.each(['wrong', 'missing', 'old', 'no_timestamp', 'body_changed', 'other_secret', 'short'] as Forgery[])(
  'a request whose signature is %s is refused, and nothing is done',
  async (forge) => {
    const bot = await startHttpBot();
    expect((await bot.server.http.post(mention(bot), { forge })).status).toBe(401);
    bot.core.answer = () => said('Good');
    expect((await bot.server.http.post(mention(bot))).status).toBe(200);
    await bot.core.given('mention');
    expect(bot.core.count('mention')).toBe(1);
  },
);

test('a good request sent again, byte for byte or as a retry, is followed once', async () => {
  const bot = await startHttpBot();
  const { server, core } = bot;
  const outgoing = mention(bot);
  await server.http.post(outgoing);
  expect((await server.http.replay()).status).toBe(200);
  for (const attempt of [1, 2, 3]) {
    const retry = { attempt, reason: 'http_timeout' };
    expect((await server.http.post(outgoing, { retry })).status).toBe(200);
  }
  await server.http.post(mention(bot));
  await core.given('mention', 2);
  expect(core.count('mention')).toBe(2);
});

test.each([
  ['not JSON', '{', 400],
  ['no known shape', '{"a":1}', 404],
  ['too much', `{"a":"${'x'.repeat(1_100_000)}"}`, 413],
])('a signed body that is %s is refused', async (_, body, status) => {
  const { server, slack, core } = await startHttpBot();
  const cut = AbortSignal.timeout(100);
  const answer = await server.http.postRaw(body, 'application/json', { signal: cut }).catch(() => undefined);
  // What Bolt knows no type of it leaves unanswered for three seconds, then says 404.
  if (answer) expect(answer.status).toBe(status);
  expect(core.calls.filter(({ name }) => name !== 'spaceSeen')).toEqual([]);
  expect(slack.state().state).toBe('connected');
});

test('another path leads nowhere', async () => {
  const { port } = await startHttpBot();
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
});

test('a port that is taken is named', async () => {
  const { port } = await startHttpBot();
  const second = await prepareBot({ settings: { mode: httpMode(port) } });
  const error = await second.slack.start(second.core).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toMatch(new RegExp(`SLACK_PORT: the port ${port} is in use`));
});

test('stopping frees the port, also from those who keep their connection open', async () => {
  const { slack, server, port, url } = await startHttpBot();
  await server.http.verifyUrl();
  await slack.stop();
  await expect(fetch(url, { method: 'POST' })).rejects.toThrow();
  const again = await prepareBot({ settings: { apiUrl: server.apiUrl, mode: httpMode(port) } });
  await again.slack.start(again.core);
  expect(again.slack.state().state).toBe('connected');
});
