import { describe, expect, test } from 'vitest';
import { heldClock } from '../../support/held-clock.ts';
import { realClock } from '../../support/slack/clock.ts';
import { addressOf, message, startBot, stridingClock } from './bot.ts';

const POST = 'chat.postMessage';
const DAY = 86_400_000;

describe('finding a message again', () => {
  const history = ['channels:history', 'groups:history'];
  const unknown = async () => {
    const bot = await startBot({ clock: stridingClock() });
    for (const scope of history) bot.server.app.scopes.add(scope);
    bot.server.faults.next(POST, { acceptThenStatus: 502 });
    await bot.slack.post(addressOf(bot.server.ids.general), message, 'digest-7-1');
    return bot;
  };

  test('finds what was taken though the answer said otherwise', async () => {
    const { server, slack } = await unknown();
    const [posted] = server.messagesIn(server.ids.general);
    expect(await slack.find(addressOf(server.ids.general), 'digest-7-1')).toEqual({
      state: 'found',
      messageId: posted?.ts,
      channelId: server.ids.general,
    });
    expect(await slack.find(addressOf(server.ids.general), 'digest-7-2')).toEqual({ state: 'absent' });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('finds it after days, whatever our clock shows by then', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z');
    const bot = await startBot({ server: { clock: { ...realClock, now: () => now } }, clock: heldClock() });
    const { server, slack } = bot;
    for (const scope of history) server.app.scopes.add(scope);
    const to = addressOf(server.ids.general);
    await slack.post(to, message, 'digest-7-1');
    now += 10 * DAY;
    for (let i = 0; i < 150; i++) server.as(server.ids.ada).say(server.ids.general, `${i}`);
    expect(await slack.find(to, 'digest-7-1', 10 * DAY)).toMatchObject({ state: 'found' });
    expect(await slack.find(to, 'digest-7-2', 10 * DAY)).toEqual({ state: 'absent' });
  });

  test('reads no further back than the message can stand', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z');
    const bot = await startBot({ server: { clock: { ...realClock, now: () => now } }, clock: heldClock() });
    const { server, slack } = bot;
    for (const scope of history) server.app.scopes.add(scope);
    const ada = server.as(server.ids.ada);
    for (let i = 0; i < 450; i++) ada.say(server.ids.general, `${i}`);
    now += 3 * DAY;
    ada.say(server.ids.general, 'news');
    const to = addressOf(server.ids.general);
    expect(await slack.find(to, 'a-1', 1_000)).toEqual({ state: 'absent' });
    expect(server.ledger.calls('conversations.history')).toHaveLength(1);
    expect(await slack.find(to, 'a-1', 3 * DAY)).toMatchObject({ state: 'cannot-tell' });
  });

  test('finds the last one of a long thread', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z');
    const bot = await startBot({ server: { clock: { ...realClock, now: () => now } }, clock: heldClock() });
    const { server, slack } = bot;
    for (const scope of history) server.app.scopes.add(scope);
    const ada = server.as(server.ids.ada);
    const root = ada.say(server.ids.general, 'talk');
    for (let i = 0; i < 450; i++) ada.say(server.ids.general, `${i}`, { threadTs: root.ts });
    now += 3 * DAY;
    const thread = { ...addressOf(`${server.ids.general}:${root.ts}`), kind: 'thread' as const };
    await slack.post(thread, message, 'a-1');
    expect(await slack.find(thread, 'a-1', 1_000)).toMatchObject({ state: 'found' });
    expect(await slack.find(thread, 'a-2', 1_000)).toEqual({ state: 'absent' });
  });

  test("does not take somebody's copy for its own", async () => {
    const { server, slack } = await unknown();
    const [posted] = server.messagesIn(server.ids.general);
    const copy = server.as(server.ids.ada).say(server.ids.lab, 'look');
    Object.assign(copy, { metadata: posted?.metadata, blocks: posted?.blocks });
    expect(await slack.find(addressOf(server.ids.lab), 'digest-7-1')).toEqual({ state: 'absent' });
  });

  test('reads on when much was written since, and gives up before guessing', async () => {
    const { server, slack } = await unknown();
    const ada = server.as(server.ids.ada);
    for (let i = 0; i < 150; i++) ada.say(server.ids.general, `${i}`);
    expect(await slack.find(addressOf(server.ids.general), 'digest-7-1')).toMatchObject({ state: 'found' });
    for (let i = 0; i < 300; i++) ada.say(server.ids.general, `${i}`);
    expect(await slack.find(addressOf(server.ids.general), 'digest-7-1')).toMatchObject({
      state: 'cannot-tell',
    });
  });

  test('finds a message in a thread and in direct messages', async () => {
    const { server, slack } = await unknown();
    const root = server.as(server.ids.ada).say(server.ids.general, 'talk');
    const thread = { ...addressOf(`${server.ids.general}:${root.ts}`), kind: 'thread' as const };
    expect(await slack.post(thread, message, 'a-1')).toMatchObject({ channelId: server.ids.general });
    expect(await slack.find(thread, 'a-1')).toMatchObject({ state: 'found', channelId: server.ids.general });
    const direct = await slack.direct({ platform: 'slack', accountId: server.ids.ada });
    if ('refused' in direct) throw new Error(direct.refused);
    await slack.post(direct, message, 'a-2');
    expect(await slack.find(direct, 'a-2')).toMatchObject({ state: 'found' });
  });

  test('cannot tell without the scope, and names it', async () => {
    const { server, slack } = await unknown();
    for (const scope of history) server.app.scopes.delete(scope);
    const result = await slack.find(addressOf(server.ids.general), 'digest-7-1');
    expect(result).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringContaining('channels:history'),
    });
  });

  test.each([{ ratelimited: 30 }, { error: 'not_in_channel' }, { status: 200, body: '{"ok":true}' }])(
    'cannot tell from %o',
    async (fault) => {
      const { server, slack } = await unknown();
      server.faults.next('conversations.history', fault);
      expect(await slack.find(addressOf(server.ids.general), 'digest-7-1')).toMatchObject({
        state: 'cannot-tell',
      });
    },
  );
});
