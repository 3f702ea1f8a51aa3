import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const setUp = async (start: () => Promise<Bot>) => {
  const bot = await start();
  bot.platform.managers.add('ann');
  await bot.addTopic('data curation', '🧹', '"data curation"');
  await bot.addTopic('data selection', '🧲', '"data selection"');
  await bot.hold(
    '2026-11-23',
    record({ title: 'Data curation at scale' }),
    record({ title: 'Data selection for free' }),
    record({ title: 'More data selection' }),
    record({ title: 'Bread' }),
  );
  await bot.type('/paper subscribe data curation');
  await bot.type('/paper subscribe data curation', 'bob');
  await bot.type('/paper subscribe data selection', 'bob');
  return bot;
};

describe('/paper-admin topic merge', () => {
  const start = bots();

  it('says who goes over and what would come and go, and changes nothing yet', async () => {
    const bot = await setUp(start);
    const { reply } = await bot.type('/paper-admin topic merge data curation into data selection');
    const shown = words(reply);
    expect(shown).toContain('Merge 🧹 data curation into 🧲 data selection?');
    expect(shown).toContain('2 people that follow “data curation” go over, and get no paper twice.');
    expect(shown).toContain('On these days it would add 2 papers and drop 1 of 1: 2 a day in place of 1.');
    expect(shown).toContain('No longer: “Data curation at scale”.');
    expect(shown).toContain(
      'With both rules, "data selection", "data curation", for who follows “data selection”:',
    );
    expect(shown).toContain('it would add 1 paper and keep all 2 papers: 3 a day in place of 2.');
    expect(await bot.followers('data curation')).toBe(2);
  });

  it('merges with both rules, once', async () => {
    const bot = await setUp(start);
    const { reply } = await bot.type('/paper-admin topic merge "data curation" into="data selection"');
    const done = await bot.press(handle(reply, 'Merge with both rules'));
    expect(words(done.reply)).toContain('Merged: 🧲 data selection\n"data selection", "data curation"');
    expect(await bot.followers('data selection')).toBe(2);
    expect((await bot.topics.names((await bot.space()).id)).map(({ name }) => name)).toEqual([
      'data selection',
    ]);
    expect(words((await bot.press(handle(reply, 'Merge'))).reply)).toContain('One of the two topics is gone');
  });

  it('keeps the rule of the one that stays otherwise, and old buttons lead to it', async () => {
    const bot = await setUp(start);
    const card = await bot.topics.find((await bot.space()).id, 'data curation');
    const { reply } = await bot.type('/paper-admin topic merge data curation into data selection');
    await bot.press(handle(reply, 'Merge'));
    const topic = await bot.topics.find((await bot.space()).id, card?.id ?? '');
    expect(topic).toMatchObject({ name: 'data selection', rule: '"data selection"' });
  });

  it('turns posted cards into cards of the one that stays, to join as before', async () => {
    const bot = await setUp(start);
    const minutes = async (count: number) => {
      for (let i = 0; i < count; i++) {
        await bot.clock.advance(60_000);
        await bot.tick.run();
      }
    };
    await bot.type('/paper topic list', 'host');
    await minutes(3);
    const card = () => bot.platform.sent[0]?.message;
    expect(words(card())).toContain('🧹 data curation');
    const { reply } = await bot.type('/paper-admin topic merge data curation into data selection');
    await bot.press(handle(reply, 'Merge'));
    await minutes(3);
    expect(words(card())).toContain('🧲 data selection');
    expect(words(card())).toContain('2 people');
    await bot.press(handle(card(), 'Join'), 'eve');
    expect(await bot.followers('data selection')).toBe(3);
  });

  it('asks for what is missing, and takes no topic into itself', async () => {
    const bot = await setUp(start);
    expect(await bot.say('/paper-admin topic merge data curation')).toContain('Into which topic?');
    expect(await bot.say('/paper-admin topic merge data curation into Data Curation')).toContain(
      '“data curation” cannot become part of itself.',
    );
    expect(await bot.say('/paper-admin topic merge data curation into data selektion')).toContain(
      'Did you mean “data selection”?',
    );
  });
});

describe('/paper-admin topic remove', () => {
  const start = bots();

  it('asks first, with who would lose it and what it brought', async () => {
    const bot = await setUp(start);
    const { reply } = await bot.type('/paper-admin topic remove data curation');
    expect(words(reply)).toContain(
      'Remove 🧹 data curation?\n"data curation"\n2 people would lose it. To give them another one instead, use /paper-admin topic merge. ' +
        'It brought 1 paper on the last announcement day, 1 a day; the last of them “Data curation at scale”.',
    );
    expect(words((await bot.press(handle(reply, 'Cancel'))).reply)).toContain('The topic stays as it was.');
    expect(await bot.followers('data curation')).toBe(2);
    await bot.press(handle(reply, 'Remove'));
    expect(words((await bot.press(handle(reply, 'Remove'))).reply)).toContain('There is no topic');
  });
});
