import { describe, expect, it } from 'vitest';
import { Muted } from '../../src/digest/compose/muted.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const SOUPS = '2611.00001';
const soups = record({ title: 'Soups', identifiers: [arxiv(SOUPS)] });
const DAY = 24 * 3_600_000;

const react = (bot: Bot, emoji: string, change: 'added' | 'removed' = 'added', who = 'ann') =>
  bot.handlers.reaction({
    person: { platform: 'pocket', accountId: who },
    posted: { platform: 'pocket', channelId: 'c1', messageId: 'm1' },
    emoji,
    change,
    at: bot.clock.now(),
  });

const withCard = async (bot: Bot) => {
  await bot.hold('2026-11-24', soups, record({ title: 'Salads' }));
  await bot.type(`/paper show ${SOUPS}`, 'host');
  return (await bot.papers.resolve(SOUPS))?.id ?? '';
};

describe('a paper that somebody muted', () => {
  const start = bots();

  it('is left out of that person’s lists and of nobody else’s, until it is taken back', async () => {
    const bot = await start();
    await withCard(bot);
    await react(bot, '🙈');
    for (const list of ['/paper today', '/paper trending']) {
      expect(await bot.say(list)).not.toContain('Soups');
      expect(await bot.say(list)).toContain('Salads');
      expect(await bot.say(list, 'ben')).toContain('Soups');
    }
    await bot.clock.advance(1);
    await react(bot, '🙈', 'removed');
    expect(await bot.say('/paper today')).toContain('Soups');
  });

  it('is muted and taken back by buttons, which say what it means', async () => {
    const bot = await start();
    await withCard(bot);
    const done = await bot.press(handle(bot.platform.sent[0]?.message, 'Mute'));
    expect(words(done.reply)).toContain('Channels are not changed by it');
    expect(await bot.say('/paper today')).not.toContain('Soups');
    await bot.press(handle(done.reply, 'Take it back'));
    expect(await bot.say('/paper today')).toContain('Soups');
  });

  it('is listed for its person, to take it back', async () => {
    const bot = await start();
    const id = await withCard(bot);
    expect(await bot.say('/paper muted')).toContain('You have muted nothing');
    await react(bot, '🙈');
    const { reply } = await bot.type('/paper muted');
    await bot.press(handle(reply, 'Take one back'), 'ann', id);
    expect(await bot.say('/paper muted')).toContain('You have muted nothing');
  });

  it('does not come in that person’s own digest', async () => {
    const bot = await start();
    await bot.addTopic('food', '🍲', 'soups, salads');
    for (const who of ['ann', 'ben']) await bot.type('/paper subscribe food', who);
    const id = await withCard(bot);
    await bot.mutes.set(
      await bot.directory.person({ platform: 'pocket', accountId: 'ann' }),
      await bot.space(),
      id,
      true,
    );
    bot.platform.sent.length = 0;
    await bot.clock.advance(DAY);
    await bot.tick.run();
    await bot.clock.advance(60_000);
    await bot.tick.run();
    const to = (who: string) =>
      words(bot.platform.sent.find((one) => one.to.channelId === `d-${who}`)?.message);
    expect(to('ann')).toContain('Salads');
    expect(to('ann')).not.toContain('Soups');
    expect(to('ben')).toContain('Soups');
  });

  it.each([
    ['a person', { personId: 'p1', spaceId: 's1' }, true],
    ['another person', { personId: 'p3', spaceId: 's1' }, false],
    ['a channel of a space where two are enough', { personId: '', spaceId: 's1' }, true],
    ['a channel of a space where mutes are everybody’s own', { personId: '', spaceId: 's2' }, false],
    ['a channel of a space where three are needed', { personId: '', spaceId: 's3' }, false],
  ])('is kept from whom it should be: %s', (_who, place, kept) => {
    const muters = ['s1', 's2', 's3'].flatMap((spaceId) =>
      ['p1', 'p2'].map((personId) => ({ paperId: 'soups', personId, spaceId })),
    );
    const muted = new Muted(muters, new Map(Object.entries({ s1: 2, s3: 3 })));
    expect(muted.for(place, 'soups')).toBe(kept);
    expect(muted.for(place, 'salads')).toBe(false);
  });

  it('stays out of a channel once enough people muted it, if a manager wants that', async () => {
    const bot = await start();
    bot.platform.managers.add('host');
    await bot.type('/paper-admin digest set 10:00', 'host');
    const id = await withCard(bot);
    expect(words((await bot.type('/paper-admin people mutes=2', 'host')).reply)).toContain('2 people muted');
    const mute = async (who: string) =>
      bot.mutes.set(
        await bot.directory.person({ platform: 'pocket', accountId: who }),
        await bot.space(),
        id,
        true,
      );
    const preview = async () => words((await bot.type('/paper-admin digest preview', 'host')).reply);
    await mute('ann');
    expect(await preview()).toContain('Soups');
    await mute('ben');
    expect(await preview()).not.toContain('Soups');
    expect(await preview()).toContain('Salads');
  });
});

describe('/paper-admin emoji', () => {
  const start = bots();

  it('shows and changes what reactions mean, for this space', async () => {
    const bot = await start();
    bot.platform.managers.add('host');
    const id = await withCard(bot);
    expect(await bot.say('/paper-admin emoji', 'host')).toContain('🔖: saves it');
    expect(await bot.say('/paper-admin emoji up=🔥 mute=party:123', 'host')).toContain('🔥: votes for it');
    await react(bot, '👍');
    expect((await bot.votes.tally('pocket:s1', [id])).size).toBe(0);
    await react(bot, '🔥');
    expect((await bot.votes.tally('pocket:s1', [id])).get(id)).toEqual({ up: 1, down: 0 });
    await react(bot, 'party:123');
    expect(await bot.mutes.all('pocket:ann', 9)).toEqual([id]);
  });

  it.each([
    ['save=👍', 'would stand for up and for save'],
    ['save=two', 'is not one emoji'],
    ['save=🔥🔥', 'is not one emoji'],
  ])('refuses %s with the way out, and changes nothing', async (change, why) => {
    const bot = await start();
    bot.platform.managers.add('host');
    expect(await bot.say(`/paper-admin emoji ${change}`, 'host')).toContain(why);
    expect(await bot.say('/paper-admin emoji', 'host')).toContain('🔖: saves it');
  });
});
