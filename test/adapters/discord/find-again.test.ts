import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { fault } from '../../support/discord/faults.ts';
import { addressOf, message, startBot } from './bot.ts';

const POSTS = { method: 'POST', route: '/channels/:channel/messages' };
const DAY = 86_400_000;
const quick = { settings: { requestTimeoutMs: 200 } };

describe('finding a message again', () => {
  const unknown = async () => {
    const bot = await startBot(quick);
    bot.server.faults.next(POSTS, fault.acceptThenStatus(502));
    await bot.discord.post(addressOf(bot.server.papers), message, 'digest-7-1');
    return bot;
  };

  test('finds what was taken though the answer said otherwise', async () => {
    const { server, discord } = await unknown();
    const [posted] = server.messagesIn(server.papers);
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toEqual({
      state: 'found',
      messageId: posted?.id,
      channelId: server.papers.id,
    });
  });

  test('is sure that another one is absent', async () => {
    const { server, discord } = await unknown();
    expect(await discord.find(addressOf(server.papers), 'digest-7-2')).toEqual({ state: 'absent' });
  });

  test("does not take somebody's copy for its own", async () => {
    const { server, discord } = await unknown();
    const [posted] = server.messagesIn(server.papers);
    if (!posted) throw new Error('nothing was posted');
    server.bo.send(server.general, 'look', { components: posted.components, flags: posted.flags });
    expect(await discord.find(addressOf(server.general), 'digest-7-1')).toEqual({ state: 'absent' });
  });

  test('reads on when much was written since, and gives up before guessing', async () => {
    const { server, discord } = await unknown();
    for (let index = 0; index < 60; index++) server.bo.send(server.papers, `${index}`, { silent: true });
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toMatchObject({ state: 'found' });
    for (let index = 0; index < 200; index++) server.bo.send(server.papers, `${index}`, { silent: true });
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toMatchObject({
      state: 'cannot-tell',
    });
  });

  test('cannot tell from the empty page that Discord shows who may not read the history', async () => {
    const { server, discord } = await unknown();
    server.admin.deny(server.papers, ['readHistory']);
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toEqual({
      state: 'cannot-tell',
      detail: 'the permission Read Message History is missing',
    });
    server.admin.allow(server.papers, ['readHistory']);
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toMatchObject({ state: 'found' });
  });

  test('is sure of a channel in which nothing was ever written', async () => {
    const { server, discord } = await startBot();
    const fresh = server.admin.createChannel(server.guild, 'fresh');
    expect(await discord.find(addressOf(fresh), 'digest-7-1')).toEqual({ state: 'absent' });
  });

  test('finds it after days, whatever our clock shows by then', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z');
    const bot = await startBot({ server: { now: () => now }, clock: { ...systemClock, now: () => 0 } });
    const to = addressOf(bot.server.papers);
    await bot.discord.post(to, message, 'digest-7-1');
    now += 10 * DAY;
    for (let i = 0; i < 60; i++) bot.server.bo.send(bot.server.papers, `${i}`, { silent: true });
    expect(await bot.discord.find(to, 'digest-7-1', 10 * DAY)).toMatchObject({ state: 'found' });
    expect(await bot.discord.find(to, 'digest-7-2', 10 * DAY)).toEqual({ state: 'absent' });
  });

  test('reads no further back than the message can stand', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z');
    const { server, discord } = await startBot({ server: { now: () => now } });
    const write = (count: number) => {
      for (let i = 0; i < count; i++) server.bo.send(server.papers, `${i}`, { silent: true });
    };
    write(300);
    now += 3 * DAY;
    write(10);
    expect(await discord.find(addressOf(server.papers), 'a-1', 1_000)).toEqual({ state: 'absent' });
    expect(await discord.find(addressOf(server.papers), 'a-1', 3 * DAY)).toMatchObject({
      state: 'cannot-tell',
    });
  });

  test('cannot tell without the right to read', async () => {
    const { server, discord } = await unknown();
    server.admin.deny(server.papers, ['viewChannel']);
    expect(await discord.find(addressOf(server.papers), 'digest-7-1')).toMatchObject({
      state: 'cannot-tell',
    });
  });

  test('finds the post of a forum by its starter message', async () => {
    const { server, discord } = await startBot();
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    const made = await discord.post(addressOf(forum, 'forum'), message, 'a-1');
    expect(await discord.find(addressOf(forum, 'forum'), 'a-1')).toEqual({ ...made, state: 'found' });
    expect(await discord.find(addressOf(forum, 'forum'), 'a-2')).toEqual({ state: 'absent' });
  });
});
