import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const withTopic = (bot: Bot, name = 'data selection', emoji = '🧲') => bot.addTopic(name, emoji);

const EMOJI = ['🧲', '🍲', '🌱', '🪶', '🧭', '📦', '🧩', '🎲', '🧬', '🪐', '🔭', '🎯'];

describe('/paper topic list', () => {
  const start = bots();

  it('posts a card for each topic, with its emoji and its subject', async () => {
    const bot = await start();
    const topic = await withTopic(bot);
    expect(await bot.type('/paper topic list')).toEqual({});
    const [sent] = bot.platform.sent;
    expect(words(sent?.message)).toContain(
      '🧲 data selection\nno papers lately\nany of "data curation", dedup*\n[ Join ]\nReact with its emoji or press Join.',
    );
    expect(sent?.message.seedReactions).toEqual(['🧲']);
    const posted = await bot.posted.live('pocket', 'topic', 5);
    expect(posted[0]?.subjects).toEqual([{ kind: 'topic', id: topic.id }]);
  });

  it('says how many papers and people to expect', async () => {
    const bot = await start();
    await bot.addTopic('gradients', '🎲', 'gradient');
    await bot.type('/paper subscribe gradients');
    await bot.hold('2026-11-24', record({ title: 'Gradients' }));
    await bot.type('/paper topic list');
    expect(words(bot.platform.sent[0]?.message)).toContain('1 paper a week · 1 person');
  });

  it('posts ten cards, and more at a press', async () => {
    const bot = await start();
    for (let i = 0; i < 12; i++) await withTopic(bot, `topic ${i}`, EMOJI[i]);
    const { reply } = await bot.type('/paper topic list cards');
    expect(words(reply)).toContain('10 of 12 topics');
    expect(await bot.press(handle(reply, 'Post more'))).toEqual({});
    expect(bot.platform.sent).toHaveLength(12);
  });

  it('says how the first topic is made', async () => {
    const bot = await start();
    expect(await bot.say('/paper topic list')).toContain('/paper-admin topic add');
  });
});

describe('following a topic', () => {
  const start = bots();

  it('is answered by a receipt with time, zone and the way to leave', async () => {
    const bot = await start();
    await withTopic(bot);
    const { reply } = await bot.type('/paper subscribe Data Selection');
    expect(words(reply)).toContain(
      'You follow “data selection”\nWhat comes: any of "data curation", dedup*\nNew papers come by direct message, weekdays 9:00 Europe/Berlin. Next: Wed 25 Nov 9:00 Europe/Berlin.',
    );
    expect(words((await bot.press(handle(reply, 'Leave'))).reply)).toContain(
      'You no longer follow “data selection”\nYou follow no other topic: no direct messages come.',
    );
    expect(words((await bot.press(handle(reply, 'Leave'))).reply)).toContain('You do not follow that topic.');
  });

  it('changes nothing the second time', async () => {
    const bot = await start();
    await withTopic(bot);
    await bot.type('/paper subscribe data selection');
    expect(await bot.say('/paper subscribe data selection')).toContain('You follow “data selection” already');
    expect(await bot.followers('data selection')).toBe(1);
  });

  it('works from the card, for whoever presses', async () => {
    const bot = await start();
    await withTopic(bot);
    await bot.type('/paper topic list');
    const join = handle(bot.platform.sent[0]?.message, 'Join');
    await bot.press(join, 'bob');
    expect(words((await bot.type('/paper subscriptions', 'bob')).reply)).toContain(
      'You follow 1 topic\n🧲 data selection',
    );
    expect(await bot.say('/paper subscriptions', 'ann')).toContain('You follow no topic');
  });

  it('asks for the zone while it is only the space’s', async () => {
    const bot = await start();
    await withTopic(bot);
    const { reply } = await bot.type('/paper subscribe data selection');
    expect(words(reply)).toContain(
      'I do not know your time zone, so I use the one of this community, Europe/Berlin.',
    );
    const answer = await bot.press(handle(reply, 'Your time zone'), 'ann', 'Asia/Tokyo');
    expect(words(answer.reply)).toContain(
      'Your times are in Asia/Tokyo now. Next: Wed 25 Nov 9:00 Asia/Tokyo.',
    );
    expect(await bot.say('/paper subscriptions')).not.toContain('I do not know your time zone');
  });

  it('offers the nearest name, or the list', async () => {
    const bot = await start();
    expect(await bot.say('/paper subscribe soups')).toContain(
      'There is no topic “soups” here. There is none here yet',
    );
    await withTopic(bot);
    expect(await bot.say('/paper subscribe data selektion')).toContain('Did you mean “data selection”?');
    expect(await bot.say('/paper subscribe soups')).toContain('See them with /paper topic list.');
    expect(await bot.say('/paper unsubscribe data selection')).toContain('you follow no topic');
    await bot.type('/paper subscribe data selection');
    expect(await bot.say('/paper unsubscribe data')).toContain(
      'See what you follow with /paper subscriptions.',
    );
    expect(await bot.say('/paper unsubscribe DATA SELECTION')).toContain(
      'You no longer follow “data selection”',
    );
  });

  it('guesses topics as they are typed', async () => {
    const bot = await start();
    await withTopic(bot);
    await withTopic(bot, 'soups', '🍲');
    const guess = (path: string, partial: string) =>
      bot.handlers.autocomplete({
        ...bot.call('ann'),
        root: 'paper',
        path: [path],
        option: 'topic',
        partial,
        options: {},
      });
    expect(await guess('subscribe', 'SOU')).toEqual([{ name: '🍲 soups', value: 'soups' }]);
    expect(await guess('unsubscribe', '')).toEqual([]);
  });
});

describe('/paper-admin topic', () => {
  const start = bots();

  it('opens a form when something is missing, keeping what was said', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    const { form } = await bot.type('/paper-admin topic add "data selection"');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['name', 'data selection'],
      ['rule', undefined],
      ['all-of', undefined],
      ['none-of', undefined],
      ['emoji', undefined],
    ]);
    const submit = (values: Record<string, string>) =>
      bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    expect(await submit({ name: 'soups', rule: '-survey', emoji: '' })).toEqual({
      formErrors: { rule: expect.stringContaining('The rule only says what must not occur') },
    });
    const { reply } = await submit({ name: 'soups', rule: '"model soup"', emoji: '🍲' });
    expect(words(reply)).toContain('🍲 soups: not saved yet\n"model soup"\nNo announcements are held yet');
    expect(words((await bot.press(handle(reply, 'Save'))).reply)).toContain(
      'Topic added: 🍲 soups\n"model soup"\nAnybody here can follow it now.',
    );
  });

  it('adds in one line and a press, and removes with its rule kept in sight', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    const { reply } = await bot.type('/paper-admin topic add soups "model soup", averaging emoji=🍲');
    const saved = await bot.press(handle(reply, 'Save'));
    expect(saved.replace).toBe(true);
    expect(words(saved.reply)).toContain('🍲 soups');
    const topic = await bot.topics.find((await bot.space()).id, 'soups');
    expect(topic?.rule).toBe('"model soup", averaging');
    const asked = await bot.type('/paper-admin topic remove soups');
    expect(words(asked.reply)).toContain('Remove 🍲 soups?');
    const removed = await bot.press(handle(asked.reply, 'Remove'));
    expect(words(removed.reply)).toContain('the rule “"model soup", averaging”');
    expect(await bot.say('/paper-admin topic remove soups')).toContain('There is no topic “soups” here.');
  });

  it('is for managers, also through the form', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    const { form } = await bot.type('/paper-admin topic add');
    const answer = await bot.handlers.form({
      ...bot.call('bob'),
      actionId: form?.submit.id ?? '',
      values: { name: 'x', rule: 'y' },
    });
    expect(Object.values(answer.formErrors ?? {}).join()).toContain('is for people who may manage');
    expect(await bot.topics.list((await bot.space()).id)).toEqual([]);
  });
});
