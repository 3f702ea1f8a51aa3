import { describe, expect, test } from 'vitest';
import { addressOf, startBot } from './bot.ts';

const person = (one: { id: string }) => ({ platform: 'discord', accountId: one.id });

describe('what the bot lacks for posting', () => {
  test('is nothing in a channel as it comes', async () => {
    const { server, discord } = await startBot();
    expect(await discord.missingRight(addressOf(server.papers))).toBeUndefined();
  });

  test('is named with the channel and the way out', async () => {
    const { server, discord } = await startBot();
    server.admin.deny(server.papers, ['sendMessages', 'embedLinks']);
    await expect
      .poll(() => discord.missingRight(addressOf(server.papers)))
      .toBe(
        "I can't post in #papers: the permissions Embed Links, Send Messages are missing. Give them to my role, then try again.",
      );
  });

  test('is everything where it sees no channel', async () => {
    const { server, discord } = await startBot();
    const to = { ...addressOf(server.papers), channelId: '123456789012345678' };
    expect(await discord.missingRight(to)).toContain("can't find #papers");
  });

  test('is nothing in direct messages', async () => {
    const { server, discord } = await startBot();
    expect(await discord.missingRight(addressOf(server.ada.dm, 'direct'))).toBeUndefined();
  });
});

describe('a place known by its id', () => {
  test('is told with its kind and name, also a forum', async () => {
    const { server, discord } = await startBot();
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    for (const [channel, kind] of [
      [forum, 'forum'],
      [server.papers, 'channel'],
    ] as const) {
      const { name: _, ...to } = addressOf(channel);
      expect(await discord.place?.(to)).toEqual(addressOf(channel, kind));
    }
  });

  test('of another server, or unknown, is not told', async () => {
    const { server, discord } = await startBot();
    const elsewhere = { ...addressOf(server.papers), spaceId: '123456789012345678' };
    expect(await discord.place?.(elsewhere)).toBeUndefined();
    const unknown = { ...addressOf(server.papers), channelId: '123456789012345678' };
    expect(await discord.place?.(unknown)).toBeUndefined();
  });
});

describe('who may manage', () => {
  test('is whoever has Manage Channels there, by role or as owner', async () => {
    const { server, discord } = await startBot();
    const to = addressOf(server.papers);
    expect(await discord.mayManage(person(server.manager), to)).toBe(true);
    expect(await discord.mayManage(person(server.owner), to)).toBe(true);
    expect(await discord.mayManage(person(server.ada), to)).toBe(false);
  });

  test('follows the overwrites of the channel it is about', async () => {
    const { server, discord } = await startBot();
    server.admin.allow(server.papers, ['manageChannels'], server.ada.user);
    server.admin.deny(server.general, ['manageChannels'], server.managerRole);
    await expect.poll(() => discord.mayManage(person(server.ada), addressOf(server.papers))).toBe(true);
    expect(await discord.mayManage(person(server.ada), addressOf(server.general))).toBe(false);
    expect(await discord.mayManage(person(server.manager), addressOf(server.general))).toBe(false);
  });

  test('is asked anew each time', async () => {
    const { server, discord } = await startBot();
    const to = addressOf(server.papers);
    expect(await discord.mayManage(person(server.manager), to)).toBe(true);
    server.guild.members.get(server.manager.id)?.roles.splice(0);
    expect(await discord.mayManage(person(server.manager), to)).toBe(false);
  });

  test('is nobody from elsewhere and nobody in direct messages', async () => {
    const { server, discord } = await startBot();
    const stranger = server.person('stranger', { member: false });
    expect(await discord.mayManage(person(stranger), addressOf(server.papers))).toBe(false);
    expect(await discord.mayManage(person(server.ada), addressOf(server.ada.dm, 'direct'))).toBe(false);
  });

  test('of the whole server is asked without a channel', async () => {
    const { server, discord } = await startBot();
    const whole = { platform: 'discord', kind: 'channel', channelId: '', spaceId: server.guild.id } as const;
    expect(await discord.mayManage(person(server.manager), whole)).toBe(true);
    expect(await discord.mayManage(person(server.ada), whole)).toBe(false);
  });
});
