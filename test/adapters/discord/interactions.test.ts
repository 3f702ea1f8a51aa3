import { describe, expect, test } from 'vitest';
import type { ActionRef, Answer, Form, Message } from '../../../src/chat/api.ts';
import { text } from '../../../src/chat/api.ts';
import { type Bot, heldClock, startBot } from './bot.ts';

const said = (title: string): Answer => ({ reply: { title, blocks: [] } });
const act = (run: string, placement: ActionRef['placement'] = 'reply'): ActionRef => ({
  run,
  args: {},
  placement,
  id: 'abc123',
});
const withButton = (action: ActionRef): Message => ({
  title: 'Card',
  blocks: [{ type: 'actions', items: [{ type: 'button', label: 'Press', style: 'plain', action }] }],
});
const form: Form = {
  title: 'New topic',
  submitLabel: 'Save',
  fields: [
    { name: 'name', label: 'Name', lines: 'one', required: true },
    { name: 'rule', label: 'Rule', lines: 'many', required: false, hint: 'Words', value: 'a, b' },
  ],
  submit: act('paper-admin topic add'),
};

async function post({ server, discord }: Bot, message: Message) {
  const to = { platform: 'discord', kind: 'channel', channelId: server.papers.id } as const;
  await discord.post(to, message, 'a-key');
  const [posted] = server.messagesIn(server.papers);
  if (!posted) throw new Error('nothing was posted');
  return posted;
}

describe('a command', () => {
  test('is acknowledged privately before the core is asked, and answered after', async () => {
    const { server, core } = await startBot();
    let acknowledgedFirst = false;
    core.answer = async () => {
      acknowledgedFirst = seen.acknowledgement !== undefined;
      return said('Found 3');
    };
    const seen = server.ada.slash(server.papers, 'paper search', { query: 'rlhf', limit: 5 });
    const reply = await seen.reply();
    expect(acknowledgedFirst).toBe(true);
    expect(reply.ephemeralFor).toBe(server.ada.id);
    expect(JSON.stringify(reply.components)).toContain('Found 3');
    expect(await core.given('command')).toMatchObject({
      root: 'paper',
      input: { kind: 'options', path: ['search'], options: { query: 'rlhf', limit: 5 } },
      person: { platform: 'discord', accountId: server.ada.id },
      channel: { kind: 'channel', channelId: server.papers.id, spaceId: server.guild.id, name: 'papers' },
      space: { platform: 'discord', externalId: server.guild.id, name: 'Reading group' },
      eventId: seen.start.id,
    });
    expect(server.ledger.refusals).toEqual([]);
  });

  test('is acknowledged in time by a core that needs ten seconds', async () => {
    const clock = heldClock();
    const { server, core } = await startBot({ clock });
    core.answer = async () => {
      await clock.sleep(10_000);
      return said('At last');
    };
    const seen = server.ada.slash(server.papers, 'paper trending', { period: 'week' });
    expect(await seen.ack()).toMatchObject({ type: 5 });
    expect((await seen.ack()).ms).toBeLessThan(3000);
    await core.given('command');
    clock.pass();
    expect(JSON.stringify((await seen.reply()).components)).toContain('At last');
  });

  test('whose answer is empty leaves no reply behind', async () => {
    const { server } = await startBot();
    const seen = server.ada.slash(server.papers, 'paper topic list');
    await seen.until('the reply to go', () => seen.deleted);
    expect(server.messagesIn(server.papers)).toEqual([]);
  });

  test('works in direct messages, without a space', async () => {
    const { server, core } = await startBot();
    server.ada.slash(server.ada.dm, 'paper topic list');
    const call = await core.given('command');
    expect(call).toMatchObject({ channel: { kind: 'direct', channelId: server.ada.dm.id } });
    expect(call).not.toHaveProperty('space');
  });

  test('gets an answer even when the core breaks', async () => {
    const { server, core, log } = await startBot();
    core.answer = () => Promise.reject(new Error('broken inside'));
    const seen = server.ada.slash(server.papers, 'paper topic list');
    expect(JSON.stringify((await seen.reply()).components)).toContain('Something went wrong on my side');
    expect(log.join('')).toContain('broken inside');
  });

  test('that came too late for Discord is not run, logged once and not repeated', async () => {
    const { server, core, log } = await startBot({ server: { firstAnswerWithin: -1 } });
    server.ada.slash(server.papers, 'paper topic list');
    await expect.poll(() => log.filter((line) => line.includes('10062'))).toHaveLength(1);
    expect(server.ledger.requests('POST', '/interactions/:interaction/:token/callback')).toHaveLength(1);
    expect(core.calls.filter(({ name }) => name === 'command')).toEqual([]);
  });

  test('already answered by another process is left to it', async () => {
    const { server, core, log } = await startBot();
    const taken = { code: 40060, message: 'Interaction has already been acknowledged.' };
    const callback = { method: 'POST', route: '/interactions/:interaction/:token/callback' };
    server.faults.next(callback, { kind: 'answer', status: 400, body: taken });
    server.ada.slash(server.papers, 'paper topic list');
    await expect.poll(() => log.filter((line) => line.includes('40060'))).toHaveLength(1);
    expect(core.calls.filter(({ name }) => name === 'command')).toEqual([]);
  });
});

describe('a press', () => {
  test('is answered privately beside the message', async () => {
    const bot = await startBot();
    const posted = await post(bot, withButton(act('vote')));
    bot.core.answer = () => said('Voted');
    const seen = bot.server.bo.press(posted, 'a:abc123:0:p');
    expect((await seen.reply()).ephemeralFor).toBe(bot.server.bo.id);
    expect(await bot.core.given('action')).toMatchObject({ actionId: 'abc123', messageId: posted.id });
  });

  test('replaces the message when the core says so', async () => {
    const bot = await startBot();
    const posted = await post(bot, withButton(act('paper today', 'replace')));
    bot.core.answer = () => ({ ...said('Page 2'), replace: true });
    const seen = bot.server.ada.press(posted, 'a:abc123:0:r');
    expect(JSON.stringify((await seen.edited()).components)).toContain('Page 2');
    expect((await seen.ack()).type).toBe(6);
    expect(bot.server.messagesIn(bot.server.papers)).toHaveLength(1);
  });

  test('leaves a message of everybody as it is when the core does not', async () => {
    const bot = await startBot();
    const posted = await post(bot, withButton(act('paper today', 'replace')));
    bot.core.answer = () => said('For you alone');
    const seen = bot.server.ada.press(posted, 'a:abc123:0:r');
    expect((await seen.followUp()).ephemeralFor).toBe(bot.server.ada.id);
    expect(JSON.stringify(posted.components)).toContain('Card');
  });

  test('in a select brings what was chosen', async () => {
    const bot = await startBot();
    const options = [
      { label: 'One', value: 'up:1' },
      { label: 'Two', value: 'up:2' },
    ];
    const item = { type: 'select', placeholder: 'Vote', options, action: act('vote') } as const;
    const posted = await post(bot, { title: 'List', blocks: [{ type: 'actions', items: [item] }] });
    bot.server.ada.select(posted, 'a:abc123:0:p', ['up:2']);
    expect(await bot.core.given('action')).toMatchObject({ chosen: 'up:2' });
  });
});

describe('a form', () => {
  const start = async () => {
    const bot = await startBot();
    bot.core.answer = () => ({ form });
    const seen = bot.server.manager.slash(bot.server.papers, 'paper-admin topic add', {});
    return { ...bot, seen, modal: await seen.modal() };
  };

  test('opens as the first answer, without a promise of text before it', async () => {
    const { seen, server } = await start();
    expect((await seen.ack()).type).toBe(9);
    expect(JSON.stringify(seen.shownModal)).toContain('New topic');
    expect(server.ledger.refusals).toEqual([]);
  });

  test('with too much in it still opens', async () => {
    const { server, core } = await startBot();
    const long = 'very long words '.repeat(400);
    const field = { label: long, hint: long, value: long, lines: 'many', required: true } as const;
    const fields = Array.from({ length: 7 }, (_, index) => ({ ...field, name: `field-${index}` }));
    core.answer = () => ({ form: { ...form, title: long, fields } });
    const seen = server.manager.slash(server.papers, 'paper-admin topic add', {});
    expect(JSON.stringify(await seen.modal())).toContain('field-4');
    expect(server.ledger.refusals).toEqual([]);
  });

  test('brings its values to the core', async () => {
    const { seen, server, core } = await start();
    core.answer = () => said('Saved');
    const sent = server.manager.submit(seen, { name: 'data selection', rule: 'coreset' });
    expect(JSON.stringify((await sent.reply()).components)).toContain('Saved');
    expect(await core.given('form')).toMatchObject({
      actionId: 'abc123',
      values: { name: 'data selection', rule: 'coreset' },
    });
  });

  test('with faults names them and opens again, filled in', async () => {
    const { seen, server, core } = await start();
    core.answer = () => ({ formErrors: { name: 'This name is taken. Choose another.' } });
    const sent = server.manager.submit(seen, { name: 'data', rule: 'x' });
    const reply = await sent.reply();
    const shown = JSON.stringify(reply.components);
    expect(shown).toContain('This name is taken');
    const customId = /"(o:[a-z0-9]+)"/.exec(shown)?.[1] ?? '';
    const again = server.manager.press(reply, customId);
    expect(JSON.stringify(await again.modal())).toContain('"value":"data"');
  });

  test('that the core makes too late waits behind a button', async () => {
    const clock = heldClock();
    const { server, core } = await startBot({ clock });
    const { promise, resolve } = Promise.withResolvers<Answer>();
    core.answer = () => promise;
    const seen = server.manager.slash(server.papers, 'paper-admin topic add', {});
    await core.given('command');
    clock.pass();
    expect((await seen.ack()).type).toBe(5);
    resolve({ form });
    const reply = await seen.reply();
    const customId = /"(o:[a-z0-9]+)"/.exec(JSON.stringify(reply.components))?.[1] ?? '';
    const opened = server.manager.press(reply, customId);
    expect(JSON.stringify(await opened.modal())).toContain('New topic');
  });

  test('opens from a button whose command opens forms', async () => {
    const bot = await startBot();
    const posted = await post(bot, withButton(act('rename')));
    bot.core.answer = () => ({ form });
    const seen = bot.server.ada.press(posted, 'a:abc123:0:f');
    expect(JSON.stringify(await seen.modal())).toContain('New topic');
  });

  test('command that has all it needs answers at once', async () => {
    const { server, core } = await startBot();
    core.answer = () => said('Done');
    const seen = server.manager.slash(server.papers, 'paper-admin topic add', { channel: server.general.id });
    expect((await seen.reply()).ephemeralFor).toBe(server.manager.id);
    expect(await core.given('command')).toMatchObject({ input: { options: { channel: server.general.id } } });
  });
});

describe('suggestions', () => {
  test('come from the core, within the limits', async () => {
    const { server, core } = await startBot();
    core.suggestions = async () => [
      { name: 'Long '.repeat(60), value: 'id-1' },
      { name: 'too long a value', value: 'x'.repeat(101) },
      ...Array.from({ length: 40 }, (_, index) => ({ name: `Title ${index}`, value: `v${index}` })),
    ];
    const seen = server.ada.complete(server.papers, 'paper search', 'query', { query: 'da', limit: 3 });
    const choices = await seen.choices();
    expect(choices).toHaveLength(25);
    expect(choices[0]?.name.length).toBeLessThanOrEqual(100);
    expect(await core.given('autocomplete')).toMatchObject({
      root: 'paper',
      path: ['search'],
      option: 'query',
      partial: 'da',
      options: { limit: 3 },
    });
  });

  test('are none when the core takes longer than 300 ms', async () => {
    const clock = heldClock();
    const { server, core } = await startBot({ clock });
    core.suggestions = () => new Promise(() => undefined);
    const seen = server.ada.complete(server.papers, 'paper search', 'query', { query: 'da' });
    await core.given('autocomplete');
    expect(clock.waits).toContain(300);
    clock.pass();
    expect(await seen.choices()).toEqual([]);
  });

  test('are none when the core breaks', async () => {
    const { server, core } = await startBot();
    core.suggestions = () => Promise.reject(new Error('index gone'));
    const seen = server.ada.complete(server.papers, 'paper search', 'query', { query: 'da' });
    expect(await seen.choices()).toEqual([]);
  });
});

test('the menu of a message brings its text, also that of its parts', async () => {
  const { server, core } = await startBot();
  core.answer = () => said('Two papers');
  const message = server.bo.send(server.papers, 'see https://arxiv.org/abs/2401.10000');
  const seen = server.ada.messageMenu(message, 'Have we had this?');
  expect(JSON.stringify((await seen.reply()).components)).toContain('Two papers');
  expect(await core.given('shortcut')).toMatchObject({
    name: 'Have we had this?',
    text: 'see https://arxiv.org/abs/2401.10000',
  });
});

test('an answer pings nobody, whatever it says', async () => {
  const { server, core } = await startBot();
  core.answer = () => ({ reply: { title: '@everyone', blocks: [text(`<@${server.bo.id}>`)] } });
  const reply = await server.ada.slash(server.papers, 'paper topic list').reply();
  expect(reply.allowedMentions).toMatchObject({ parse: [] });
  expect(reply.mentions).toEqual([]);
});
