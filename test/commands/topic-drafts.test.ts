import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const managed = async (start: () => Promise<Bot>) => {
  const bot = await start();
  bot.platform.managers.add('ann');
  return bot;
};

/** Four papers on diffusion on Monday, two of them on images; one on Tuesday. */
async function announced(bot: Bot): Promise<void> {
  const monday = [
    'Diffusion of images',
    'Image diffusion',
    'Diffusion of sound',
    'Diffusion of text',
    'Soups',
  ];
  await bot.hold('2026-11-23', ...monday.map((title) => record({ title })));
  await bot.hold('2026-11-24', record({ title: 'Diffusion by night' }), record({ title: 'Bread' }));
}

const names = async (bot: Bot) => (await bot.topics.names((await bot.space()).id)).map(({ name }) => name);

describe('a topic before it is saved', () => {
  const start = bots();

  it('shows figures, a picture, the newest examples and what would narrow it; nothing is stored', async () => {
    const bot = await managed(start);
    await announced(bot);
    const { reply } = await bot.type('/paper-admin topic add diffusion diffusion emoji=🌊');
    expect(words(reply)).toContain(
      [
        '🌊 diffusion: not saved yet',
        'diffusion',
        'Last 2 announcement days: 2.5 papers a day, quietest 1, busiest 4   █▃',
        'Tue 24 Nov 2026 would have brought:',
        '1  Diffusion by night',
      ].join('\n'),
    );
    expect(words(reply)).toContain('narrower: add image → 1 a day');
    expect(() => handle(reply, 'Widen')).toThrow();
    expect(await names(bot)).toEqual([]);
  });

  it('narrows and widens in place, and saves what is shown', async () => {
    const bot = await managed(start);
    await announced(bot);
    const { reply } = await bot.type('/paper-admin topic add diffusion diffusion emoji=🌊');
    const narrowed = await bot.press(handle(reply, 'Narrow'));
    expect(narrowed.replace).toBe(true);
    expect(words(narrowed.reply)).toContain(
      'diffusion image\nThat is: diffusion and image\nLast 2 announcement days: 1 paper a day',
    );
    expect(words(narrowed.reply)).toContain('wider: drop image → 2.5 a day');
    const widened = await bot.press(handle(narrowed.reply, 'Widen'));
    expect(words(widened.reply)).toContain('2.5 papers a day');
    await bot.press(handle(narrowed.reply, 'Save'));
    expect(await bot.topics.find((await bot.space()).id, 'diffusion')).toMatchObject({
      rule: 'diffusion image',
      emoji: '🌊',
    });
  });

  it('works after a restart, with a rule of a thousand characters', async () => {
    const bot = await managed(start);
    const rule = Array.from({ length: 50 }, (_, i) => `word${i}`.padEnd(19, 'x')).join(',');
    const whole = rule.padEnd(1_000, 'y');
    expect(whole).toHaveLength(1_000);
    const { reply } = await bot.type(`/paper-admin topic add long ${whole}`);
    const actionId = handle(reply, 'Save').action.id ?? '';
    const restarted = createHandlers({ ...bot, commands: COMMANDS });
    await restarted.action({ ...bot.call('ann'), actionId });
    expect((await bot.topics.find((await bot.space()).id, 'long'))?.rule).toBe(whole);
  });

  it('is edited in a form that holds it, and shown anew', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type('/paper-admin topic add soups "model soup" emoji=🍲');
    const { form } = await bot.press(handle(reply, 'Edit'));
    expect(form?.fields.map(({ value }) => value)).toEqual(['soups', '"model soup"', '🍲']);
    const submit = (values: Record<string, string>) =>
      bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    expect(await submit({ name: 'soups', rule: '"model', emoji: '🍲' })).toEqual({
      formErrors: { rule: expect.stringContaining('this quote is not closed') },
    });
    const again = await submit({ name: 'stews', rule: 'stew', emoji: '' });
    await bot.press(handle(again.reply, 'Save'));
    expect(await names(bot)).toEqual(['stews']);
  });

  it('takes each line of the form for one of several', async () => {
    const bot = await managed(start);
    const { form } = await bot.type('/paper-admin topic add');
    const values = { name: 'soups', rule: '"model soup"\r\naveraging weights\n', emoji: '' };
    const call = { ...bot.call('ann'), actionId: form?.submit.id ?? '', values };
    expect(words((await bot.handlers.form(call)).reply)).toContain('"model soup", averaging weights');
  });

  it('is asked for in parts, and a fault stands at its part', async () => {
    const bot = await managed(start);
    const { form } = await bot.type('/paper-admin topic add');
    expect(form?.fields.map(({ label }) => label)).toEqual([
      'Name',
      'Any of these',
      'All of these as well',
      'None of these',
      'Emoji',
    ]);
    const submit = (values: Record<string, string>) =>
      bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    const values = { name: 'soups', rule: 'soup, "stew', 'all-of': 'images', 'none-of': '', emoji: '' };
    expect((await submit(values)).formErrors?.rule).toContain('this quote is not closed');
    expect((await submit({ ...values, rule: 'soup', 'all-of': '(images' })).formErrors?.['all-of']).toContain(
      'brackets are not understood',
    );
    expect((await submit({ ...values, rule: '', 'all-of': '' })).formErrors?.rule).toContain(
      'Say what papers should have',
    );
    expect((await submit({ ...values, rule: 'soup', emoji: 'spoon' })).formErrors?.emoji).toContain(
      'is not one emoji',
    );
    const { reply } = await submit({ ...values, rule: 'soup, "stew"', 'none-of': 'position paper\nsurvey' });
    expect(words(reply)).toContain('soup, "stew" +images -"position paper" -survey');
    await bot.press(handle(reply, 'Save'));
    expect(await names(bot)).toEqual(['soups']);
  });

  it('is dropped', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type('/paper-admin topic add soups soup');
    const dropped = await bot.press(handle(reply, 'Cancel'));
    expect(words(dropped.reply)).toContain('Nothing saved\nNo topic was added.');
    expect(await names(bot)).toEqual([]);
  });

  it('is saved once, and by managers only', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type('/paper-admin topic add soups soup');
    const save = handle(reply, 'Save');
    expect(words((await bot.press(save, 'bob')).reply)).toContain('This button is for people who may manage');
    await bot.press(save);
    expect(words((await bot.press(save)).reply)).toContain('There is already a topic “soups”');
    expect(await names(bot)).toEqual(['soups']);
  });

  it('says clearly when it brings nothing, nearly everything, or more than anybody reads', async () => {
    const bot = await managed(start);
    await announced(bot);
    expect(await bot.say('/paper-admin topic add zebras zebra')).toContain(
      '0 papers a day, quietest 0, busiest 0   ▁▁\nNothing announced on these days fits it.',
    );
    const many = Array.from({ length: 120 }, (_, i) => record({ title: `Diffusion ${i} of light${i}` }));
    await bot.hold('2026-11-25', ...many);
    expect(await bot.say('/paper-admin topic add all diffusion')).toContain(
      'It takes nearly everything: 125 of 127 papers announced.',
    );
    await bot.hold('2026-11-25', ...Array.from({ length: 60 }, (_, i) => record({ title: `Bread ${i}` })));
    await bot.hold(
      '2026-11-26',
      ...Array.from({ length: 200 }, (_, i) => record({ title: `Diffused ${i}` })),
    );
    await bot.hold('2026-11-27', ...Array.from({ length: 200 }, (_, i) => record({ title: `Diffuse ${i}` })));
    expect(await bot.say('/paper-admin topic add all diffusion')).toContain(
      'It brings over 100 papers a day, more than anybody reads.',
    );
  });
});

describe('/paper-admin topic edit', () => {
  const start = bots();

  it('shows the difference, and changes the rule where it stands', async () => {
    const bot = await managed(start);
    await announced(bot);
    const topic = await bot.addTopic('diffusion', '🌊', 'diffusion');
    await bot.type('/paper subscribe diffusion');
    const { reply } = await bot.type('/paper-admin topic edit diffusion image, soups');
    expect(words(reply)).toContain(
      'On these days it would add 1 paper and drop 3 of 5: 1.5 a day in place of 2.5.\nNew: “Soups”.\nNo longer: “Diffusion by night”, ',
    );
    expect((await bot.topics.find((await bot.space()).id, 'diffusion'))?.rule).toBe('diffusion');
    expect(words((await bot.press(handle(reply, 'Save'))).reply)).toContain(
      'Topic changed: 🌊 diffusion\nimage, soups\nWho follows it keeps following.',
    );
    expect(await bot.topics.find((await bot.space()).id, topic.id)).toEqual({
      ...topic,
      rule: 'image, soups',
    });
    expect(await bot.followers('diffusion')).toBe(1);
  });

  it('renames without a word about the rule, and gives another emoji', async () => {
    const bot = await managed(start);
    await bot.addTopic('diffusion', '🌊', 'diffusion');
    const { reply } = await bot.type('/paper-admin topic edit diffusion name=flows emoji=🍀');
    expect(words(reply)).toContain('🍀 flows: not saved yet\ndiffusion\nNo announcements are held yet');
    await bot.press(handle(reply, 'Save'));
    expect(await bot.topics.find((await bot.space()).id, 'flows')).toMatchObject({ emoji: '🍀' });
  });

  it('opens a form that holds what is, when nothing else is given', async () => {
    const bot = await managed(start);
    await bot.addTopic('diffusion', '🌊', 'diffusion');
    const { form } = await bot.type('/paper-admin topic edit diffusion');
    expect(form?.fields.map(({ value }) => value)).toEqual(['diffusion', 'diffusion', '🌊']);
    const answer = await bot.handlers.form({
      ...bot.call('ann'),
      actionId: form?.submit.id ?? '',
      values: { name: 'diffusion', rule: 'flow', emoji: '' },
    });
    await bot.press(handle(answer.reply, 'Save'));
    expect(await bot.topics.find((await bot.space()).id, 'diffusion')).toMatchObject({
      rule: 'flow',
      emoji: '🌊',
    });
  });

  it('stays as it was when dropped, and says so when it is gone meanwhile', async () => {
    const bot = await managed(start);
    await bot.addTopic('diffusion', '🌊', 'diffusion');
    const { reply } = await bot.type('/paper-admin topic edit diffusion flow');
    expect(words((await bot.press(handle(reply, 'Cancel'))).reply)).toContain('The topic stays as it was.');
    const removal = await bot.type('/paper-admin topic remove diffusion');
    await bot.press(handle(removal.reply, 'Remove'));
    expect(words((await bot.press(handle(reply, 'Save'))).reply)).toContain('That did not work');
    expect(await names(bot)).toEqual([]);
  });

  it('names the nearest topic, and suggests those there are', async () => {
    const bot = await managed(start);
    await bot.addTopic('diffusion', '🌊', 'diffusion');
    expect(await bot.say('/paper-admin topic edit difusion flow')).toContain('Did you mean “diffusion”?');
    const guess = {
      root: 'paper-admin',
      path: ['topic', 'edit'],
      option: 'topic',
      partial: 'dif',
      options: {},
    };
    expect(await bot.handlers.autocomplete({ ...bot.call('ann'), ...guess })).toEqual([
      { name: '🌊 diffusion', value: 'diffusion' },
    ]);
  });
});

describe('/paper-admin digest preview', () => {
  const start = bots();

  it('ends with what the channel’s topics brought lately', async () => {
    const bot = await managed(start);
    await bot.addTopic('diffusion', '🌊', 'diffusion');
    await bot.addTopic('bread', '🍞', 'bread');
    await announced(bot);
    expect(await bot.say('/paper-admin digest preview')).toContain(
      'Last 2 announcement days: 3.5 papers a day, quietest 2, busiest 5',
    );
    await bot.type('/paper-admin digest set 9:00 topics="diffusion, bread"');
    expect(await bot.say('/paper-admin digest preview')).toContain(
      'Last 2 announcement days: 3 papers a day, quietest 2, busiest 4; narrower: add image → 1',
    );
  });

  it('says so when nothing is held to try topics on', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin digest preview')).toContain('No announcements are held yet');
    await bot.hold('2026-11-24', record({ title: 'Bread' }));
    expect(await bot.say('/paper-admin digest preview')).toContain('Last announcement day: 1 paper');
  });
});
