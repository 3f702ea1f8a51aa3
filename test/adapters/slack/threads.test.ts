import { describe, expect, test } from 'vitest';
import { type Address, type Message, type PostResult, text } from '../../../src/chat/api.ts';
import { DEFAULT_SCOPES } from '../../support/slack/defaults.ts';
import { addressOf, type Bot, startBot, stridingClock } from './bot.ts';

const POST = 'chat.postMessage';
const LINK = 'chat.getPermalink';
const message: Message = { title: 'Paperboy', blocks: [text('2 new papers')] };
const scopes = [...DEFAULT_SCOPES, 'channels:history'];
const start = () => startBot({ clock: stridingClock(), server: { scopes } });

function taken(result: PostResult) {
  if (result.state !== 'accepted') throw new Error(JSON.stringify(result));
  return result;
}

async function withParent({ server, slack }: Bot): Promise<Address & { under: string }> {
  const to = addressOf(server.ids.general, 'general');
  const { messageId } = taken(await slack.post(to, message, 'a-1'));
  return { ...to, under: messageId };
}

const parentsIn = ({ server }: Bot) =>
  server.messagesIn(server.ids.general).map(({ threadTs }) => threadTs ?? 'top');

describe('under a message', () => {
  test('messages stand in its thread and are never shown in the channel as well', async () => {
    const bot = await start();
    const under = await withParent(bot);
    for (const key of ['a-2', 'a-3']) taken(await bot.slack.post(under, message, key));
    expect(parentsIn(bot)).toEqual(['top', under.under, under.under]);
    const args = bot.server.messagesIn(bot.server.ids.general).map((posted) => posted.args);
    expect(args.filter((one) => 'reply_broadcast' in one)).toEqual([]);
    expect(bot.server.ledger.calls(LINK)).toEqual([]);
    expect(bot.server.ledger.broken()).toEqual([]);
  });

  test('that is a reply itself they stand in the thread it is part of, also after a start', async () => {
    const bot = await start();
    const under = await withParent(bot);
    const reply = taken(await bot.slack.post(under, message, 'a-2'));
    const note = { ...under, under: reply.messageId };
    taken(await bot.slack.post(note, message, 'n-1'));
    await bot.slack.stop();
    await bot.slack.start(bot.core);
    taken(await bot.slack.post(note, message, 'n-2'));
    expect(parentsIn(bot)).toEqual(['top', under.under, under.under, under.under]);
    expect(bot.server.ledger.calls(LINK)).toHaveLength(1);
    expect(bot.server.ledger.broken()).toEqual([]);
  });

  test('they are found there, and others are not', async () => {
    const bot = await start();
    const under = await withParent(bot);
    bot.server.faults.next(POST, { acceptThenStatus: 502 });
    expect(await bot.slack.post(under, message, 'a-2')).toMatchObject({ state: 'unknown' });
    const [, posted] = bot.server.messagesIn(bot.server.ids.general);
    expect(await bot.slack.find(under, 'a-2')).toMatchObject({ state: 'found', messageId: posted?.ts });
    expect(await bot.slack.find(under, 'a-3')).toEqual({ state: 'absent' });
    const [replies] = bot.server.ledger.calls('conversations.replies');
    expect(replies?.args).toMatchObject({ ts: under.under });
  });

  test('in a thread they stay in that thread', async () => {
    const bot = await start();
    const under = await withParent(bot);
    const reply = taken(await bot.slack.post(under, message, 'a-2'));
    const thread: Address = {
      ...under,
      kind: 'thread',
      channelId: `${under.channelId}:${under.under}`,
      under: reply.messageId,
    };
    taken(await bot.slack.post(thread, message, 'a-3'));
    expect(parentsIn(bot)).toEqual(['top', under.under, under.under]);
  });

  test('that was deleted there is nothing to stand under, which is not the end of the channel', async () => {
    const bot = await start();
    const under = { ...addressOf(bot.server.ids.general, 'general'), under: '1700000000.000100' };
    expect(await bot.slack.post(under, message, 'a-2')).toMatchObject({
      state: 'refused',
      reason: 'invalid',
      detail: expect.stringContaining('#general'),
    });
    expect(bot.server.messagesIn(bot.server.ids.general)).toEqual([]);
  });

  test('when Slack does not tell whose reply it is, it is tried again: nothing has left yet', async () => {
    const bot = await start();
    const under = { ...addressOf(bot.server.ids.general), under: '1700000000.000100' };
    bot.server.faults.always(LINK, { refuseWithStatus: 500 });
    expect(await bot.slack.post(under, message, 'a-2')).toMatchObject({ state: 'later' });
    expect(bot.server.ledger.calls(POST)).toEqual([]);
  });

  test('in direct messages it is a thread like any other', async () => {
    const bot = await start();
    const to = await bot.slack.direct({ platform: 'slack', accountId: bot.server.ids.ada });
    if ('refused' in to) throw new Error(to.refused);
    const first = taken(await bot.slack.post(to, message, 'a-1'));
    const made = taken(await bot.slack.post({ ...to, under: first.messageId }, message, 'a-2'));
    const reply = bot.server.messagesIn(to.channelId).find(({ ts }) => ts === made.messageId);
    expect(reply?.threadTs).toBe(first.messageId);
  });
});
