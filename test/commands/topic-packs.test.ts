import { describe, expect, it } from 'vitest';
import type { FileBlock, Message } from '../../src/chat/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const managed = async (start: () => Promise<Bot>) => {
  const bot = await start();
  bot.platform.managers.add('ann');
  return bot;
};

const fileOf = (message: Message | undefined) =>
  message?.blocks.find((block): block is FileBlock => block.type === 'file');

const rules = async (bot: Bot) =>
  Object.fromEntries((await bot.topics.names((await bot.space()).id)).map(({ name, rule }) => [name, rule]));

const PACK = JSON.stringify({
  paperboy: 'topics',
  version: 1,
  name: 'kitchen',
  topics: [
    { name: 'soups', emoji: '🍲', rule: '"model soup"' },
    { name: 'bread', emoji: '🍞', rule: 'bread' },
  ],
});

describe('/paper-admin topic export and import', () => {
  const start = bots();

  it('gives all topics as a file that another place takes as it is', async () => {
    const bot = await managed(start);
    await bot.addTopic('soups', '🍲', '“model soup”, averaging -survey');
    await bot.addTopic('bread', '🍞', 'bread');
    const { reply } = await bot.type('/paper-admin topic export');
    const file = fileOf(reply);
    expect(file).toMatchObject({ name: 'lab-topics.json', mediaType: 'application/json' });
    const other = await managed(start);
    const preview = await other.type(`/paper-admin topic import ${file?.content}`);
    expect(words(preview.reply)).toContain('Lab: 2 topics, not saved yet');
    await other.press(handle(preview.reply, 'Add 2 topics'));
    expect(await rules(other)).toEqual({ bread: 'bread', soups: '"model soup", averaging -survey' });
  });

  it('has nothing to export at first', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin topic export')).toContain('There are no topics to export yet.');
  });

  it('shows papers a week before anything is saved', async () => {
    const bot = await managed(start);
    await bot.hold('2026-11-23', record({ title: 'Bread at night' }), record({ title: 'Bread by day' }));
    await bot.hold('2026-11-24', record({ title: 'Clouds' }));
    const { reply } = await bot.type(`/paper-admin topic import ${PACK}`);
    expect(words(reply)).toContain('🍞 bread · 2 papers a week · bread');
    expect(words(reply)).toContain('🍲 soups · no papers lately · "model soup"');
    expect(words(reply)).toContain('Last 2 announcement days: 1 paper a day, quietest 0, busiest 2');
    expect(await rules(bot)).toEqual({});
  });

  it('starts with a pack that comes along, by name', async () => {
    const bot = await managed(start);
    const guess = {
      root: 'paper-admin',
      path: ['topic', 'import'],
      option: 'pack',
      partial: 'rob',
      options: {},
    };
    expect(await bot.handlers.autocomplete({ ...bot.call('ann'), ...guess })).toEqual([
      { name: 'robot learning (8 topics)', value: 'robot learning' },
    ]);
    const { reply } = await bot.type('/paper-admin topic import the Robot Learning pack'.replace('the ', ''));
    expect(words(reply)).toContain('robot learning: 8 topics, not saved yet');
    const taken = await bot.press(handle(reply, 'Add 8 topics'));
    expect(words(taken.reply)).toContain('Took over 8 topics\nAdded: 🦾 manipulation, ');
    expect(Object.keys(await rules(bot))).toHaveLength(8);
    expect(words((await bot.press(handle(reply, 'Add 8 topics'))).reply)).toContain(
      'All of them are here already.',
    );
    expect(await bot.say('/paper-admin topic import robots')).toContain('Did you mean “robot learning”?');
    expect(await bot.say('/paper-admin topic import cooking')).toContain(
      'There are biology, efficient inference, ',
    );
  });

  it('keeps what has a taken name, or replaces its rule and keeps its followers', async () => {
    const bot = await managed(start);
    await bot.addTopic('Soups', '🥣', 'averaging');
    await bot.addTopic('loaves', '🍞', 'loaf');
    await bot.type('/paper subscribe Soups');
    const { reply } = await bot.type(`/paper-admin topic import ${PACK}`);
    expect(words(reply)).toContain(
      'The name “soups” is taken here: averaging. It stays as it is, or is replaced by: "model soup".',
    );
    expect(words(reply)).toMatch(/Emoji that are taken here, or at home elsewhere, are others: \S+ for 🍞\./);
    await bot.press(handle(reply, 'Add 1 topic'));
    expect(await rules(bot)).toEqual({ Soups: 'averaging', bread: 'bread', loaves: 'loaf' });
    const again = await bot.type(`/paper-admin topic import ${PACK}`);
    const replaced = await bot.press(handle(again.reply, 'Replace 1'));
    expect(words(replaced.reply)).toContain('Replaced: 🥣 soups. Who follows them keeps following.');
    expect(await rules(bot)).toEqual({ soups: '"model soup"', bread: 'bread', loaves: 'loaf' });
    expect(await bot.followers('soups')).toBe(1);
  });

  it('takes a long file in pieces through the form', async () => {
    const bot = await managed(start);
    const topics = Array.from({ length: 60 }, (_, i) => ({
      name: `topic ${i}`,
      emoji: '',
      rule: `word${i}, other${i}, third${i}`,
    }));
    const text = JSON.stringify({ paperboy: 'topics', version: 1, name: 'many', topics });
    expect(text.length).toBeGreaterThan(3_000);
    const { form } = await bot.type('/paper-admin topic import');
    expect(form?.fields.map(({ name }) => name)).toEqual(['pack', 'file', 'part-two', 'part-three']);
    const values = { pack: text.slice(0, 3_000), 'part-two': text.slice(3_000), 'part-three': '' };
    const answer = await bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    await bot.press(handle(answer.reply, 'Add 60 topics'));
    expect(Object.keys(await rules(bot))).toHaveLength(60);
  });

  it('takes a file given in the form, before what is typed; without either it asks for one', async () => {
    const bot = await managed(start);
    const { form } = await bot.type('/paper-admin topic import');
    const submit = (values: Record<string, string>) =>
      bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    const blank = { pack: '', 'part-two': '', 'part-three': '' };
    expect(words((await submit({ ...blank, file: PACK })).reply)).toContain('2 topics, not saved yet');
    expect(await submit({ ...blank, file: '' })).toEqual({
      formErrors: { pack: 'Give a file, its text, or the name of a pack.' },
    });
    const broken = await submit({ ...blank, file: PACK.slice(0, 100) });
    expect(Object.keys(broken.formErrors ?? {})).toEqual(['file']);
  });

  it('says at the form what is wrong with a file', async () => {
    const bot = await managed(start);
    const { form } = await bot.type('/paper-admin topic import');
    const submit = (pack: string) =>
      bot.handlers.form({
        ...bot.call('ann'),
        actionId: form?.submit.id ?? '',
        values: { pack, 'part-two': '', 'part-three': '' },
      });
    expect((await submit(PACK.slice(0, 100))).formErrors?.pack).toContain(
      'it is cut off or changed on the way',
    );
    expect((await submit(PACK.replace('"version":1', '"version":7'))).formErrors?.pack).toContain(
      'newer Paperboy',
    );
    const curly = PACK.replaceAll('\\"', "'").replace(/"([^"]*)"/g, '“$1”');
    expect(words((await submit(curly)).reply)).toContain('kitchen: 2 topics');
  });

  it('is for managers, also when pressed', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin topic import vision', 'bob')).toContain('for people who may manage');
    const { reply } = await bot.type('/paper-admin topic import vision');
    expect(words((await bot.press(handle(reply, 'Add 8 topics'), 'bob')).reply)).toContain(
      'for people who may manage',
    );
    expect(await rules(bot)).toEqual({});
  });
});
