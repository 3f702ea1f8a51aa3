import { describe, expect, test } from 'vitest';
import type { Answer, Message } from '../../../src/chat/api.ts';
import { text } from '../../../src/chat/api.ts';
import { systemClock } from '../../../src/clock.ts';
import { liveIn } from '../../support/slack/live.ts';
import { act, addressOf, type Bot, hurriedClock, said, startBot, withButton } from './bot.ts';

async function post({ server, slack }: Bot, message: Message) {
  await slack.post(addressOf(server.ids.general), message, 'a-key');
  const [posted] = server.messagesIn(server.ids.general);
  if (!posted) throw new Error('nothing was posted');
  return posted;
}

describe('a command', () => {
  test('is acknowledged before the core is asked, and answered privately after', async () => {
    const { server, core } = await startBot();
    const ada = server.as(server.ids.ada);
    let acknowledgedFirst = false;
    core.answer = async () => {
      acknowledgedFirst = (await asked.acked()).ok;
      return said('Found 3');
    };
    const asked = ada.command('/paper', 'search emoji=:magnet: “rlhf”', { channel: server.ids.general });
    const reply = await asked.answer();
    expect(acknowledgedFirst).toBe(true);
    expect(reply.ephemeralTo).toBe(ada.id);
    expect(JSON.stringify(reply.blocks)).toContain('Found 3');
    expect(await core.given('command')).toEqual({
      root: 'paper',
      input: { kind: 'text', text: 'search emoji=🧲 “rlhf”' },
      person: { platform: 'slack', accountId: ada.id, teamId: 'T0PAPER', zone: 'Asia/Kathmandu' },
      personName: 'ada',
      channel: {
        platform: 'slack',
        kind: 'channel',
        channelId: server.ids.general,
        spaceId: 'T0PAPER',
        name: 'general',
      },
      space: { platform: 'slack', externalId: 'T0PAPER', name: 'Paper Club' },
      eventId: expect.any(String),
    });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('is acknowledged in time though the core never answers', async () => {
    const { server, core } = await startBot();
    const { promise, resolve } = Promise.withResolvers<Answer>();
    core.answer = () => promise;
    const asked = server
      .as(server.ids.ada)
      .command('/paper-admin', 'digest off', { channel: server.ids.lab });
    const ack = await asked.acked();
    expect(ack).toMatchObject({ ok: true });
    expect(ack.ms).toBeLessThan(3000);
    expect(await core.given('command')).toMatchObject({ root: 'paper-admin' });
    resolve({});
  });

  test('whose answer is empty shows nothing more', async () => {
    const { server, core } = await startBot();
    core.answer = () => (core.count('command') === 1 ? {} : said('Second'));
    const first = server.as(server.ids.ada).command('/paper', 'today', { channel: server.ids.general });
    await core.given('command');
    await server.as(server.ids.ben).command('/paper', 'help', { channel: server.ids.general }).answer();
    expect(first.seen.responses).toEqual([]);
    expect(server.ledger.calls('response_url')).toHaveLength(1);
  });

  test('works in direct messages, where the workspace is known too', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Here');
    await server.as(server.ids.ada).command('/paper', 'help').answer();
    const call = await core.given('command');
    expect(call).toMatchObject({ channel: { kind: 'direct', spaceId: 'T0PAPER' } });
    expect(call).not.toHaveProperty('channel.name');
  });

  test('gets an answer even when the core breaks', async () => {
    const { server, core, log } = await startBot();
    core.answer = () => Promise.reject(new Error('broken inside'));
    const reply = await server.as(server.ids.ada).command('/paper', 'help').answer();
    expect(reply.text).toContain('Something went wrong on my side');
    expect(log.join('')).toContain('broken inside');
  });

  test('does not wait for a zone that Slack does not tell', async () => {
    const { server, core } = await startBot({ clock: hurriedClock() });
    server.faults.always('users.info', 'hang');
    core.answer = () => said('At once');
    await server.as(server.ids.ada).command('/paper', 'help').answer();
    expect(await core.given('command')).not.toHaveProperty('person.zone');
  });

  test.each([
    [404, 'expired_url'],
    [500, 'nothing'],
  ])('whose response_url answers %i is answered all the same', async (status, body) => {
    const { server, core } = await startBot();
    core.answer = () => said('Still here');
    server.faults.next('response_url', { status, body });
    const asked = server.as(server.ids.ada).command('/paper', 'help', { channel: server.ids.general });
    expect((await asked.answer()).via).toBe('chat.postEphemeral');
    server.faults.next('response_url', { status, body });
    const outside = server.as(server.ids.ada).command('/paper', 'help', { channel: server.ids.random });
    const direct = await outside.answer();
    expect(server.world.channels.get(direct.channel)?.kind).toBe('im');
  });

  test('sent twice by Slack is run once', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Once');
    const asked = server.as(server.ids.ada).command('/paper', 'help', { channel: server.ids.general });
    await asked.answer();
    if (!asked.delivery) throw new Error('nothing was sent');
    expect(await server.deliveries.again(asked.delivery)).toMatchObject({ ok: true });
    expect(core.count('command')).toBe(1);
  });

  test('of people who are quick is shown to each alone', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Yours');
    const people = [server.ids.ada, server.ids.ben, server.ids.owner];
    const all = people.map((id) => server.as(id).command('/paper', 'help', { channel: server.ids.general }));
    const replies = await Promise.all(all.map((one) => one.answer()));
    expect(replies.map(({ ephemeralTo }) => ephemeralTo)).toEqual(people);
  });
});

describe('a press', () => {
  test('is answered privately beside the message', async () => {
    const bot = await startBot();
    const posted = await post(bot, withButton(act('vote')));
    bot.core.answer = () => said('Voted');
    const pressed = bot.server.as(bot.server.ids.ben).click(posted, 'a:abc123:0');
    const reply = await pressed.answer();
    expect(reply.ephemeralTo).toBe(bot.server.ids.ben);
    expect(await bot.core.given('action')).toMatchObject({ actionId: 'abc123', messageId: posted.ts });
    expect(JSON.stringify(posted.blocks)).toContain('Card');
    expect(bot.server.ledger.broken()).toEqual([]);
  });

  test('replaces the message when the core says so', async () => {
    const { server, core } = await startBot();
    core.answer = () => ({ reply: withButton(act('paper today', 'replace')) });
    const ada = server.as(server.ids.ada);
    const shown = await ada.command('/paper', 'today', { channel: server.ids.general }).answer();
    core.answer = () => ({ ...said('Page 2'), replace: true });
    const pressed = ada.click(shown, 'a:abc123:0');
    const { edited } = await pressed.until((now) => now.edited.length === 1);
    expect(JSON.stringify(edited[0]?.blocks)).toContain('Page 2');
    expect(server.ephemeralsFor(ada.id)).toHaveLength(1);
  });

  test('in a select brings what was chosen', async () => {
    const bot = await startBot();
    const options = [
      { label: 'One', value: 'up:1' },
      { label: 'Two', description: '*not* bold', value: 'up:2' },
    ];
    const item = { type: 'select', placeholder: 'Vote', options, action: act('vote') } as const;
    const posted = await post(bot, { title: 'List', blocks: [{ type: 'actions', items: [item] }] });
    bot.server.as(bot.server.ids.ada).choose(posted, 'a:abc123:0', 'up:2');
    expect(await bot.core.given('action')).toMatchObject({ chosen: 'up:2' });
  });

  test('on a message in a thread belongs to the thread', async () => {
    const { server, slack, core } = await startBot();
    const root = server.as(server.ids.ada).say(server.ids.general, 'talk');
    const thread = { ...addressOf(`${server.ids.general}:${root.ts}`), kind: 'thread' as const };
    await slack.post(thread, withButton(act('vote')), 'a-1');
    const posted = server.messagesIn(server.ids.general).at(-1);
    if (!posted) throw new Error('nothing was posted');
    expect(posted.threadTs).toBe(root.ts);
    core.answer = () => said('Voted');
    const reply = await server.as(server.ids.ada).click(posted, 'a:abc123:0').answer();
    expect(reply.threadTs).toBe(root.ts);
    expect(await core.given('action')).toMatchObject({ channel: thread });
  });

  test('on a button of another time says so', async () => {
    const { server, core } = await startBot();
    core.answer = () => ({ reply: withButton(act('vote')) });
    const ada = server.as(server.ids.ada);
    const shown = await ada.command('/paper', 'help').answer();
    const text = JSON.stringify(shown.blocks).replace('a:abc123:0', 'old-button');
    shown.blocks = JSON.parse(text);
    const reply = await ada.click(shown, 'old-button').answer();
    expect(reply.text).toContain('earlier version of me');
    expect(core.count('action')).toBe(0);
  });
});

test('the shortcut of a message brings its words, its links and what previews tell', async () => {
  const { server, core } = await startBot();
  core.answer = () => said('Two papers');
  const ada = server.as(server.ids.ada);
  const message = ada.say(server.ids.general, 'see <https://arxiv.org/abs/2401.10000|this>');
  message.attachments = [{ from_url: 'https://example.org', title: 'A title', text: 'and words' }];
  const reply = await ada.messageShortcut(message, 'find_papers').answer();
  expect(reply.ephemeralTo).toBe(ada.id);
  expect(await core.given('shortcut')).toMatchObject({
    name: 'Have we had this?',
    text: 'see <https://arxiv.org/abs/2401.10000|this>\nhttps://example.org\nA title\nand words',
  });
});

test('an answer pings nobody and links nothing, whatever it says', async () => {
  const { server, core } = await startBot();
  core.answer = () => ({
    reply: {
      title: '<!channel> & @here',
      blocks: [text('<@U0BEN> https://evil.example <https://evil.example|x>')],
    },
  });
  const ada = server.as(server.ids.ada);
  const reply = await ada.command('/paper', 'help', { channel: server.ids.general }).answer();
  expect(liveIn(reply)).toEqual({ mentions: [], links: [], automatic: [] });
  server.faults.next('response_url', { status: 404 });
  const second = await ada.command('/paper', 'help', { channel: server.ids.general }).answer();
  expect(liveIn(second)).toEqual({ mentions: [], links: [], automatic: [] });
  expect(second.text).toContain('&lt;!channel&gt; &amp; @here');
});

test('a button press while the bot stops is not lost: it is not acknowledged', async () => {
  const { server, slack, core } = await startBot();
  const { promise, resolve } = Promise.withResolvers<void>();
  core.answer = async () => {
    await promise;
    return said('Just in time');
  };
  const ada = server.as(server.ids.ada);
  const first = ada.command('/paper', 'help', { channel: server.ids.general });
  await core.given('command');
  const stopped = slack.stop();
  ada.command('/paper', 'today', { channel: server.ids.general });
  await systemClock.sleep(20);
  resolve();
  await stopped;
  expect((await first.answer()).text).toContain('Just in time');
  expect(core.count('command')).toBe(1);
  await server.socket.waitFor(0);
  expect(slack.state().state).toBe('stopped');
});
