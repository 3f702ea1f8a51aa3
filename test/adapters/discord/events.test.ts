import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/chat/api.ts';
import { addressOf, type Bot, startBot } from './bot.ts';

const message: Message = { title: 'Topic card', blocks: [] };

async function withPost() {
  const bot = await startBot();
  await bot.discord.post(addressOf(bot.server.papers), message, 'a-1');
  const [posted] = bot.server.messagesIn(bot.server.papers);
  if (!posted) throw new Error('nothing was posted');
  return { ...bot, posted };
}

const ref = (posted: { channelId: string; id: string }) => ({
  platform: 'discord',
  channelId: posted.channelId,
  messageId: posted.id,
});
const count = ({ core }: Pick<Bot, 'core'>, name: string) =>
  core.calls.filter((call) => call.name === name).length;

describe('a reaction', () => {
  test('added and removed is told in order, with its plain emoji', async () => {
    const { server, core, posted } = await withPost();
    server.ada.react(posted, '👍🏽');
    server.ada.unreact(posted, '👍🏽');
    expect(await core.given('reaction')).toMatchObject({
      person: { platform: 'discord', accountId: server.ada.id },
      posted: ref(posted),
      space: { externalId: server.guild.id },
      emoji: '👍',
      change: 'added',
    });
    expect(await core.given('reaction', 2)).toMatchObject({ emoji: '👍', change: 'removed' });
  });

  test('on a message sent before the bot started is told as well', async () => {
    const { server, core } = await startBot();
    const old = server.bo.send(server.papers, 'old', { silent: true });
    server.ada.react(old, '🧲');
    expect(await core.given('reaction')).toMatchObject({ posted: ref(old), emoji: '🧲' });
  });

  test('in direct messages has no space', async () => {
    const { server, core, discord } = await startBot();
    const to = await discord.direct({ platform: 'discord', accountId: server.ada.id });
    if ('refused' in to) throw new Error(to.refused);
    await discord.post(to, message, 'a-1');
    const [posted] = server.messagesIn(server.ada.dm);
    if (!posted) throw new Error('nothing was posted');
    server.ada.react(posted, '🔖');
    const event = await core.given('reaction');
    expect(event).toMatchObject({ emoji: '🔖', person: { accountId: server.ada.id } });
    expect(event).not.toHaveProperty('space');
  });

  test('in direct messages from before the start is told as well', async () => {
    const { server, core } = await startBot();
    const old = server.ada.send(server.ada.dm, 'old', { silent: true });
    server.ada.react(old, '🧲');
    expect(await core.given('reaction')).toMatchObject({ posted: ref(old), emoji: '🧲' });
    server.ada.deleteMessage(old);
    expect(await core.given('messageGone')).toEqual(ref(old));
  });

  test("of the bot's own or of another bot is nobody's", async () => {
    const { server, core, posted, discord } = await withPost();
    await discord.post(addressOf(server.papers), { ...message, seedReactions: ['👍'] }, 'a-2');
    const other = server.person('other-bot');
    other.user.bot = true;
    other.react(posted, '👍');
    server.ada.react(posted, '👎');
    expect(await core.given('reaction')).toMatchObject({ emoji: '👎' });
    expect(count({ core }, 'reaction')).toBe(1);
  });

  test('cleared by a moderator asks for the true list', async () => {
    const { server, core, posted } = await withPost();
    server.ada.react(posted, '👍');
    server.admin.clearReactions(posted, '👍');
    expect(await core.given('reactionsChanged')).toEqual(ref(posted));
    server.admin.clearReactions(posted);
    expect(await core.given('reactionsChanged', 2)).toEqual(ref(posted));
  });
});

describe('what is gone', () => {
  test('a message, a channel and a thread are told', async () => {
    const { server, core, posted } = await withPost();
    server.manager.deleteMessage(posted);
    expect(await core.given('messageGone')).toEqual(ref(posted));
    server.admin.deleteChannel(server.general);
    expect(await core.given('channelGone')).toMatchObject({
      channelId: server.general.id,
      spaceId: server.guild.id,
    });
  });

  test('a server that removed the bot is left; an outage is not leaving', async () => {
    const { server, core } = await startBot();
    server.admin.setUnavailable(server.guild, true);
    server.admin.setUnavailable(server.guild, false);
    const other = server.admin.createGuild('Other', server.owner.user);
    await core.given('spaceSeen', 2);
    server.admin.removeBot(other);
    expect(await core.given('spaceLeft')).toMatchObject({ platform: 'discord', externalId: other.id });
    expect(count({ core }, 'spaceLeft')).toBe(1);
  });
});

test('servers are seen at the start and when the bot joins', async () => {
  const { server, core } = await startBot();
  expect(await core.given('spaceSeen')).toEqual({
    platform: 'discord',
    externalId: server.guild.id,
    name: 'Reading group',
  });
  const other = server.admin.createGuild('Other', server.owner.user);
  expect(await core.given('spaceSeen', 2)).toMatchObject({ externalId: other.id, name: 'Other' });
});

describe('a message that names the bot', () => {
  test('is answered in reply, without its name', async () => {
    const { server, core } = await startBot();
    core.answer = () => ({ reply: { title: 'Here I am', blocks: [] } });
    const asked = server.ada.send(server.general, `<@${server.applicationId}> search rlhf`);
    expect(await core.given('mention')).toMatchObject({ text: 'search rlhf', channel: { kind: 'channel' } });
    await expect.poll(() => server.messagesIn(server.general)).toHaveLength(2);
    const [, answer] = server.messagesIn(server.general);
    expect(answer?.reference?.message_id).toBe(asked.id);
    expect(answer?.mentions).toEqual([]);
  });

  test('is every one in direct messages, and none of a bot or among people', async () => {
    const { server, core } = await startBot();
    server.ada.send(server.general, 'talk among people');
    const other = server.person('other-bot');
    other.user.bot = true;
    other.send(server.general, `<@${server.applicationId}> hello`);
    server.ada.send(server.ada.dm, 'help');
    expect(await core.given('mention')).toMatchObject({ text: 'help', channel: { kind: 'direct' } });
    expect(count({ core }, 'mention')).toBe(1);
  });
});
