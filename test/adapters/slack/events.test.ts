import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/chat/api.ts';
import { eventBody } from '../../support/slack/events.ts';
import { addressOf, type Bot, said, startBot } from './bot.ts';

const card: Message = { title: 'Topic card', blocks: [] };

async function withPost() {
  const bot = await startBot();
  await bot.slack.post(addressOf(bot.server.ids.general), card, 'a-1');
  const [posted] = bot.server.messagesIn(bot.server.ids.general);
  if (!posted) throw new Error('nothing was posted');
  return { ...bot, posted, ada: bot.server.as(bot.server.ids.ada) };
}

const ref = (posted: { channel: string; ts: string }) => ({
  platform: 'slack',
  channelId: posted.channel,
  messageId: posted.ts,
});

/** An event of Slack that the local one has no act for. */
const emit = ({ server }: Pick<Bot, 'server'>, event: Record<string, unknown>) =>
  server.core.deliveries.deliver({
    kind: 'events_api',
    payload: eventBody(server.core, event),
    acceptsResponse: false,
  });

describe('a reaction', () => {
  test('added and removed is told with its plain emoji and Slack’s own time', async () => {
    const { server, core, posted, ada } = await withPost();
    const before = Date.now();
    ada.react(posted, 'magnet');
    await core.given('reaction');
    ada.unreact(posted, 'magnet');
    await core.given('reaction', 2);
    ada.react(posted, '+1::skin-tone-3');
    expect(await core.given('reaction')).toEqual({
      person: { platform: 'slack', accountId: ada.id, teamId: 'T0PAPER', zone: 'Asia/Kathmandu' },
      posted: ref(posted),
      space: { platform: 'slack', externalId: 'T0PAPER', name: 'Paper Club' },
      emoji: '🧲',
      change: 'added',
      at: expect.closeTo(before, -4),
      eventId: expect.any(String),
    });
    expect(await core.given('reaction', 2)).toMatchObject({ emoji: '🧲', change: 'removed' });
    expect(await core.given('reaction', 3)).toMatchObject({ emoji: '👍' });
    expect(server.ledger.broken()).toEqual([]);
  });

  test("with a workspace's own emoji has its name", async () => {
    const { core, posted, ada } = await withPost();
    ada.react(posted, 'paper');
    expect(await core.given('reaction')).toMatchObject({ emoji: 'paper:custom' });
  });

  test("of the bot's own or of another bot is nobody's", async () => {
    const { server, slack, core, posted, ada } = await withPost();
    await slack.post(addressOf(server.ids.lab), { ...card, seedReactions: ['👍'] }, 'a-2');
    await server.until(() => server.messagesIn(server.ids.lab)[0]?.reactions.size === 1, 'the seed');
    server.as(server.ids.otherBot).react(posted, 'eyes');
    ada.react(posted, '-1');
    expect(await core.given('reaction')).toMatchObject({ emoji: '👎' });
    expect(core.count('reaction')).toBe(1);
  });

  test('sent four times is told once', async () => {
    const { server, core, posted, ada } = await withPost();
    const { delivery } = ada.react(posted, 'magnet');
    if (!delivery) throw new Error('nothing was sent');
    for (const attempt of [1, 2, 3]) {
      expect(await server.deliveries.again(delivery, attempt)).toMatchObject({ ok: true });
    }
    ada.react(posted, 'eyes');
    expect(await core.given('reaction', 2)).toMatchObject({ emoji: '👀' });
    expect(core.count('reaction')).toBe(2);
  });

  test('of which only the repeat arrives is told', async () => {
    const { server, core, posted, ada } = await withPost();
    server.deliveries.loseNext = 1;
    ada.react(posted, 'magnet');
    expect(await core.given('reaction')).toMatchObject({ emoji: '🧲' });
  });

  test('on a file means nothing', async () => {
    const { server, core, posted, ada } = await withPost();
    const item = { type: 'file', file: 'F1' };
    await emit({ server }, { type: 'reaction_added', user: ada.id, reaction: 'eyes', item, event_ts: '1.2' })
      .settled;
    ada.react(posted, 'magnet');
    expect(await core.given('reaction')).toMatchObject({ emoji: '🧲' });
  });

  test('of somebody Slack does not tell about counts as a person’s', async () => {
    const { server, core, posted, ada } = await withPost();
    server.faults.always('users.info', { error: 'user_not_visible' });
    ada.react(posted, 'magnet');
    expect(await core.given('reaction')).toMatchObject({ person: { accountId: ada.id } });
  });
});

describe('what is gone', () => {
  test('a message is told', async () => {
    const { server, core, posted } = await withPost();
    emit(
      { server },
      {
        type: 'message',
        subtype: 'message_deleted',
        channel: posted.channel,
        channel_type: 'channel',
        deleted_ts: posted.ts,
        ts: '2.0',
        event_ts: '2.0',
      },
    );
    expect(await core.given('messageGone')).toEqual(ref(posted));
  });

  test('a channel, archived or deleted, public or private, is told', async () => {
    const { server, core } = await startBot();
    server.workspace.archive(server.ids.general);
    expect(await core.given('channelGone')).toMatchObject({ kind: 'channel', channelId: server.ids.general });
    server.workspace.deleteChannel(server.ids.random);
    expect(await core.given('channelGone', 2)).toMatchObject({ channelId: server.ids.random });
    emit({ server }, { type: 'group_deleted', channel: server.ids.lab, event_ts: '1.0' });
    expect(await core.given('channelGone', 3)).toMatchObject({ channelId: server.ids.lab });
  });

  test('the workspace that removed the app is left, and nothing is sent there any more', async () => {
    const { server, slack, core } = await startBot();
    server.workspace.uninstall();
    expect(await core.given('spaceLeft')).toMatchObject({ platform: 'slack', externalId: 'T0PAPER' });
    await expect.poll(() => slack.state().state).toBe('failed');
    expect(slack.state().detail).toContain('Install it again');
    const posted = server.ledger.calls('chat.postMessage').length;
    expect(await slack.post(addressOf(server.ids.general), card, 'a-2')).toMatchObject({ state: 'later' });
    expect(server.ledger.calls('chat.postMessage')).toHaveLength(posted);
    await server.socket.waitFor(0);
  });

  test("somebody else's token does not end anything", async () => {
    const { server, slack, core, posted, ada } = await withPost();
    await emit({ server }, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] }, event_ts: '1.0' })
      .settled;
    ada.react(posted, 'magnet');
    await core.given('reaction');
    expect(slack.state().state).toBe('connected');
    expect(core.count('spaceLeft')).toBe(0);
  });
});

describe('a message that names the bot', () => {
  test('is answered privately, without its name, in its thread', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Here I am');
    const ada = server.as(server.ids.ada);
    const plain = await ada.mention(server.ids.general, 'search :magnet: rlhf').answer();
    expect(plain).toMatchObject({ ephemeralTo: ada.id, channel: server.ids.general });
    expect(await core.given('mention')).toMatchObject({
      text: 'search 🧲 rlhf',
      channel: { kind: 'channel', channelId: server.ids.general },
      person: { zone: 'Asia/Kathmandu' },
    });
    const root = ada.say(server.ids.general, 'talk');
    const inThread = await ada.mention(server.ids.general, 'help', { threadTs: root.ts }).answer();
    expect(inThread.threadTs).toBe(root.ts);
    expect(await core.given('mention', 2)).toMatchObject({
      channel: { kind: 'thread', channelId: `${server.ids.general}:${root.ts}` },
    });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('is every one in direct messages, and none of a bot or about a change', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Hello');
    const ada = server.as(server.ids.ada);
    const im = server.world.im(ada.id, server.ids.bot).id;
    const about = { type: 'message', channel: im, channel_type: 'im', text: 'x', event_ts: '1.0' };
    await emit({ server }, { ...about, user: server.ids.otherBot, bot_id: 'B1', ts: '1.0' }).settled;
    await emit({ server }, { ...about, subtype: 'message_changed', ts: '1.1' }).settled;
    ada.dm('help');
    await server.until(() => server.messagesIn(im).length === 2, 'an answer');
    const [, answer] = server.messagesIn(im);
    expect(answer).toMatchObject({ via: 'chat.postMessage', user: server.ids.bot });
    expect(await core.given('mention')).toMatchObject({
      text: 'help',
      channel: { kind: 'direct', channelId: im },
    });
    expect(core.count('mention')).toBe(1);
    expect(server.ledger.broken()).toEqual([]);
  });
});
