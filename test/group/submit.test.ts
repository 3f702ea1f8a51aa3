import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/chat/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const HOUR = 3_600_000;
const ID = (n: number) => `2611.0000${n}`;
const held = (n: number) => record({ title: `Paper number ${n}`, identifiers: [arxiv(ID(n))] });
const named = { personName: 'Ann Lee' };

/** A channel with a digest at 10:00 Berlin time, an hour from now. */
async function withDigest(bot: Bot) {
  bot.platform.managers.add('host');
  await bot.type('/paper-admin digest set 10:00', 'host');
}

async function nextDigest(bot: Bot, ms = HOUR + 60_000) {
  bot.platform.sent.length = 0;
  await bot.clock.advance(ms);
  await bot.tick.run();
  return bot.platform.sent.map(({ message }) => words(message)).join('\n');
}

const submit = (bot: Bot, text: string, who = 'ann'): Promise<Answer> =>
  bot.type(`/paper submit ${text}`, who, { personName: who === 'ann' ? 'Ann Lee' : '' });

describe('/paper submit', () => {
  const start = bots();

  it('brings a paper that nobody announced with the next digest, signed, with its note, once', async () => {
    const bot = await start();
    await withDigest(bot);
    bot.abroad.push(held(1));
    const { reply } = await submit(bot, `https://arxiv.org/abs/${ID(1)} bears on "our" project`);
    expect(words(reply)).toContain('comes with the next digest here');
    const digest = await nextDigest(bot);
    expect(digest).toContain('Paper number 1');
    expect(digest).toContain('submitted by Ann Lee: bears on "our" project');
    expect(await nextDigest(bot, 24 * HOUR)).not.toContain('Paper number 1');
  });

  it('enters it in the day’s list of this space, first, and of no other', async () => {
    const bot = await start();
    bot.abroad.push(held(1));
    await bot.hold('2026-11-24', held(2));
    await submit(bot, `${ID(1)} look`);
    const today = await bot.say('/paper today');
    expect(today).toContain('1  Paper number 1');
    expect(today).toContain('submitted by Ann Lee: look');
    expect(today).toContain('2  Paper number 2');
    const other = { space: { platform: 'pocket', externalId: 's2', zone: 'UTC' } };
    expect(words((await bot.type('/paper today', 'cyd', other)).reply)).not.toContain('Paper number 1');
  });

  it('is a day’s only paper when no source announced any', async () => {
    const bot = await start();
    bot.abroad.push(held(1));
    await submit(bot, ID(1), 'ben');
    expect(await bot.say('/paper today')).toContain('submitted by a member');
  });

  it('joins who brings the same paper twice', async () => {
    const bot = await start();
    await withDigest(bot);
    bot.abroad.push(held(1));
    await submit(bot, `${ID(1)} first`);
    const second = await submit(bot, `https://huggingface.co/papers/${ID(1)} me too`, 'ben');
    expect(words(second.reply)).toContain('1 other brought it in too; it comes once');
    const digest = await nextDigest(bot);
    expect(digest.match(/Paper number 1/g)).toHaveLength(1);
    expect(digest).toContain('submitted by Ann Lee: first · submitted by a member: me too');
  });

  it('takes five a day from one person, and says when again', async () => {
    const bot = await start();
    bot.abroad.push(...[1, 2, 3, 4, 5, 6].map(held));
    for (const n of [1, 2, 3, 4, 5]) await submit(bot, ID(n));
    expect(words((await submit(bot, ID(6))).reply)).toContain('You have submitted 5 papers within a day');
    expect(words((await submit(bot, `${ID(5)} a better note`)).reply)).toContain('Submitted');
    await bot.clock.advance(25 * HOUR);
    expect(words((await submit(bot, ID(6))).reply)).toContain('Submitted');
  });

  it('says so where a manager does not want it', async () => {
    const bot = await start();
    bot.platform.managers.add('host');
    await bot.type('/paper-admin people submit=off', 'host');
    bot.abroad.push(held(1));
    expect(words((await submit(bot, ID(1))).reply)).toContain('cannot be submitted here');
  });

  it('refuses what names no paper', async () => {
    const bot = await start();
    expect(words((await submit(bot, 'something')).reply)).toContain('is not an id or a link');
  });
});

describe('a submission that needs a manager', () => {
  const start = bots();

  const waiting = async (bot: Bot) => {
    await withDigest(bot);
    await bot.type('/paper-admin people submit=approval', 'host');
    bot.abroad.push(held(1));
    const { reply } = await bot.type(`/paper submit ${ID(1)} please`, 'ann', named);
    expect(words(reply)).toContain('Waits for a manager');
    return (await bot.papers.resolve(ID(1)))?.id ?? '';
  };

  it('comes once it is let in', async () => {
    const bot = await start();
    const paper = await waiting(bot);
    expect(await bot.say('/paper today')).not.toContain('Paper number 1');
    const list = (await bot.type('/paper-admin submissions', 'host')).reply;
    expect(words(list)).toContain('submitted by Ann Lee: please');
    await bot.press(handle(list, 'Let in'), 'host', paper);
    expect(await nextDigest(bot)).toContain('Paper number 1');
    expect(await bot.say('/paper-admin submissions', 'host')).toContain('No submission waits');
  });

  it('never comes once it is declined, and is not submitted again', async () => {
    const bot = await start();
    const paper = await waiting(bot);
    const list = (await bot.type('/paper-admin submissions', 'host')).reply;
    await bot.press(handle(list, 'Decline'), 'host', paper);
    expect(await nextDigest(bot)).not.toContain('Paper number 1');
    expect(words((await submit(bot, ID(1), 'ben')).reply)).toContain('declined');
    const late = await bot.press(handle(list, 'Let in'), 'host', paper);
    expect(words(late.reply)).toContain('Decided already');
  });

  it('is decided by managers alone', async () => {
    const bot = await start();
    const paper = await waiting(bot);
    const list = (await bot.type('/paper-admin submissions', 'host')).reply;
    expect(words((await bot.press(handle(list, 'Let in'), 'ann', paper)).reply)).toContain(
      'for people who may manage',
    );
  });
});
