import { describe, expect, test } from 'vitest';
import { type Message, text } from '../../../src/chat/api.ts';
import { DEFAULT_SCOPES } from '../../support/slack/defaults.ts';
import { addressOf, startBot, stridingClock } from './bot.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
const withChart: Message = {
  title: 'The week',
  blocks: [text('31 papers'), { type: 'image', alt: 'Papers a day: 3, 9, 8, 6, 5', png }],
};
const start = (scopes = DEFAULT_SCOPES) => startBot({ clock: stridingClock(), server: { scopes } });

describe('a picture', () => {
  test('is uploaded and shown in its place, described in words', async () => {
    const { server, slack } = await start();
    expect(await slack.post(addressOf(server.ids.general), withChart, 'a-1')).toMatchObject({
      state: 'accepted',
    });
    const [posted] = server.messagesIn(server.ids.general);
    const [id] = [...server.core.uploads.keys()];
    expect(posted?.blocks.at(-1)).toMatchObject({
      type: 'image',
      slack_file: { id },
      alt_text: 'Papers a day: 3, 9, 8, 6, 5',
    });
    expect(server.core.uploads.get(id ?? '')).toMatchObject({ length: 8, received: 8, complete: true });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('that is shown twice is uploaded once', async () => {
    const { server, slack } = await start();
    await slack.post(addressOf(server.ids.general), withChart, 'a-1');
    await slack.post(addressOf(server.ids.lab), withChart, 'a-2');
    expect(server.core.uploads.size).toBe(1);
  });

  test('stands in words where the scope is missing, and the message comes all the same', async () => {
    const { server, slack, log } = await start(DEFAULT_SCOPES.filter((scope) => scope !== 'files:write'));
    expect(await slack.post(addressOf(server.ids.general), withChart, 'a-1')).toMatchObject({
      state: 'accepted',
    });
    const [posted] = server.messagesIn(server.ids.general);
    expect(JSON.stringify(posted?.blocks)).toContain('Picture: Papers a day: 3, 9, 8, 6, 5');
    expect(log.join('')).toContain('could not be uploaded');
  });

  test('that Slack does not know yet is waited for', async () => {
    const { server, slack } = await start();
    server.faults.next('chat.postMessage', { error: 'invalid_blocks' });
    server.faults.next('chat.postMessage', { error: 'invalid_blocks' });
    await slack.post(addressOf(server.ids.general), withChart, 'a-1');
    const [posted, ...others] = server.messagesIn(server.ids.general);
    expect(posted?.blocks.at(-1)).toMatchObject({ type: 'image' });
    expect(others).toEqual([]);
  });

  test('that Slack never comes to know stands in words', async () => {
    const { server, slack } = await start();
    for (let i = 0; i < 5; i++) server.faults.next('chat.postMessage', { error: 'invalid_blocks' });
    expect(await slack.post(addressOf(server.ids.general), withChart, 'a-1')).toMatchObject({
      state: 'accepted',
    });
    const [posted] = server.messagesIn(server.ids.general);
    expect(JSON.stringify(posted?.blocks)).toContain('Picture: Papers a day');
  });

  test('is not sent again while nobody knows whether it arrived', async () => {
    const { server, slack } = await start();
    server.faults.next('chat.postMessage', { acceptThenStatus: 502 });
    expect(await slack.post(addressOf(server.ids.general), withChart, 'a-1')).toMatchObject({
      state: 'unknown',
    });
    expect(server.messagesIn(server.ids.general)).toHaveLength(1);
  });
});
