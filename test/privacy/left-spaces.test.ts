import { describe, expect, it } from 'vitest';
import { type Bot, bots } from '../support/bot.ts';
import { leaveTraces, PERSON, rowsWith, WHO } from './held-person.ts';

const DAY = 24 * 3_600_000;
const SPACE = { platform: 'pocket', externalId: 's1' };

/** The bot leaves, and days later its tick runs. */
async function leave(bot: Bot, days: number) {
  await bot.handlers.spaceLeft(SPACE);
  await bot.clock.advance(days * DAY);
  await bot.tick.run();
}

/** Buttons are kept by what they do, and go by themselves. */
const kept = async (bot: Bot, text: string) =>
  (await rowsWith(bot, text)).filter((row) => !row.startsWith('actions'));

describe('a space that the bot has left', () => {
  const start = bots();

  it('is kept for 30 days, so that a return finds everything', async () => {
    const bot = await start();
    await leaveTraces(bot);
    await leave(bot, 29);
    expect(await bot.topics.find('pocket:s1', 'magnets')).toBeDefined();
    await bot.space();
    await bot.clock.advance(10 * DAY);
    await bot.tick.run();
    expect(await bot.topics.find('pocket:s1', 'magnets')).toBeDefined();
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('is forgotten then, with its people: no row of any table names it', async () => {
    const bot = await start();
    await leaveTraces(bot);
    bot.platform.managers.add('host');
    await bot.type('/paper-admin digest set 9:00', 'host');
    await leave(bot, 31);
    expect(await kept(bot, 'pocket:s1')).toEqual([]);
    expect(await kept(bot, WHO)).toEqual([]);
    expect(await kept(bot, '"c1"')).toEqual([]);
  });

  it('does not take with it what its people have elsewhere', async () => {
    const bot = await start();
    const paper = await leaveTraces(bot);
    const other = await bot.directory.space({ platform: 'pocket', externalId: 's2', name: 'Other' });
    const person = await bot.directory.person({ platform: 'pocket', accountId: WHO }, other);
    const topic = await bot.topics.add(other, { name: 'soups', rule: 'soup', emoji: '🍲' }, person);
    await bot.subscriptions.join(person, other, topic);
    await bot.votes.vote(person, other, paper, 1);
    await leave(bot, 31);
    expect((await bot.subscriptions.of(person)).map((one) => one.topic.name)).toEqual(['soups']);
    expect((await bot.saved.of(PERSON, 0, 9)).saved).toMatchObject([{ paperId: paper }]);
    expect((await bot.votes.tally(other.id, [paper])).get(paper)).toEqual({ up: 1, down: 0 });
    expect(await kept(bot, 'pocket:s1')).toEqual([]);
  });
});
