import { describe, expect, test } from 'vitest';
import type { Address, ChatPlatform } from '../../../src/chat/api.ts';
import type { Layout } from '../../../src/digest/api.ts';
import { addressOf as discordAddress, startBot as startDiscordBot } from '../../adapters/discord/bot.ts';
import { addressOf as slackAddress, startBot as startSlackBot } from '../../adapters/slack/bot.ts';
import { sqliteStores } from '../../support/store.ts';
import { HOUR, MINUTE, passTime, setUp } from '../set-up.ts';

describe('a channel that takes messages again is noticed, and gets what it missed', () => {
  const openTestStore = sqliteStores();

  /** A digest at 9:00 for a channel of a real adapter, with one paper. */
  const digestOn = async (platform: ChatPlatform, channel: Address, layout: Layout = 'compact') => {
    const bench = await setUp(await openTestStore());
    const { spaceId: externalId = '' } = channel;
    const ref = { platform: platform.name, externalId, name: 'Lab', zone: 'Europe/Berlin' };
    const space = await bench.directory.space(ref);
    const { desk, tick } = bench.make({
      platformOf: (name) => (name === platform.name ? platform : undefined),
    });
    await desk.set(space, channel, { time: '9:00', topics: [], layout });
    await bench.announce('2026-11-24', 'p1');
    const pass = (ms: number) => passTime(bench, ms, tick, 15 * MINUTE);
    return {
      pass,
      last: async () => (await desk.statusOf(channel))?.last[0],
      status: () => desk.statusOf(channel),
    };
  };

  test('on Discord, when the permission is back', async () => {
    const { server, discord } = await startDiscordBot();
    const { pass, last, status } = await digestOn(discord, discordAddress(server.papers));
    server.admin.deny(server.papers, ['sendMessages']);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'failed' });
    expect((await status())?.trouble).toContain('Send Messages');
    await pass(HOUR);
    expect(server.ledger.requests('POST', '/channels/:channel/messages')).toHaveLength(1);
    server.admin.allow(server.papers, ['sendMessages']);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'caught-up' });
    expect(server.messagesIn(server.papers)).toHaveLength(1);
    expect((await status())?.trouble).toBe('');
  });

  test('on Discord, when what a thread needs is back', async () => {
    const { server, discord } = await startDiscordBot();
    const { pass, last, status } = await digestOn(discord, discordAddress(server.papers), 'thread');
    server.admin.deny(server.papers, ['createThreads']);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'partly-posted' });
    await pass(HOUR);
    expect((await status())?.trouble).toContain('Create Public Threads');
    server.admin.allow(server.papers, ['createThreads']);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'caught-up' });
    expect(server.messagesIn(server.papers)).toHaveLength(1);
  });

  test('on Slack, when it is unarchived', async () => {
    const { server, slack } = await startSlackBot();
    const { pass, last, status } = await digestOn(slack, slackAddress(server.ids.general, 'general'));
    server.workspace.archive(server.ids.general);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'failed' });
    expect((await status())?.trouble).toContain('archived');
    await pass(HOUR);
    expect(server.ledger.calls('chat.postMessage')).toHaveLength(1);
    server.workspace.unarchive(server.ids.general);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'caught-up' });
  });

  test('on Slack, when the bot is invited again', async () => {
    const { server, slack } = await startSlackBot();
    const { pass, last, status } = await digestOn(slack, slackAddress(server.ids.general, 'general'));
    server.workspace.removeBot(server.ids.general);
    await pass(HOUR);
    expect((await status())?.trouble).toContain('/invite');
    server.workspace.inviteBot(server.ids.general);
    await pass(HOUR);
    expect(await last()).toMatchObject({ outcome: 'caught-up' });
  });
});

describe('that something changed is told at once', () => {
  test('by Discord, of a channel’s permissions', async () => {
    const { server, core } = await startDiscordBot();
    const before = core.count('spaceSeen');
    server.admin.allow(server.papers, ['sendMessages']);
    expect(await core.given('spaceSeen', before + 1)).toMatchObject({ externalId: server.guild.id });
  });

  test('by Slack, of a channel unarchived and of an invitation', async () => {
    const { server, core } = await startSlackBot();
    const before = core.count('spaceSeen');
    server.workspace.archive(server.ids.general);
    server.workspace.unarchive(server.ids.general);
    await core.given('spaceSeen', before + 1);
    server.workspace.removeBot(server.ids.random);
    server.workspace.inviteBot(server.ids.random);
    expect(await core.given('spaceSeen', before + 2)).toMatchObject({ platform: 'slack' });
  });
});
