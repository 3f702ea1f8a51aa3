import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const HOUR = 3_600_000;
const TOPICS = ['diffusion', 'survey', 'speech'];
const titleOf = (subject: string, n: number) => `Generative ${subject} number ${n}`;
const idOf = (subject: string, n: number) => `2611.0${TOPICS.indexOf(subject)}${String(n).padStart(3, '0')}`;

/** A channel whose digest brought five papers of each subject. */
async function withDigest(start: () => Promise<Bot>): Promise<Bot> {
  const bot = await start();
  bot.platform.managers.add('host');
  await bot.type('/paper-admin digest set 10:00 budget=50', 'host');
  await bot.hold('2026-11-24', ...[0, 1, 2, 3, 4].flatMap((n) => TOPICS.map((subject) => about(subject, n))));
  await bot.clock.advance(HOUR + 60_000);
  await bot.tick.run();
  return bot;
}

const about = (subject: string, n: number) =>
  record({ title: titleOf(subject, n), identifiers: [arxiv(idOf(subject, n))] });

async function vote(bot: Bot, who: string, subject: string, value: 1 | -1, count = 4): Promise<void> {
  const person = await bot.directory.person({ platform: 'pocket', accountId: who });
  for (let n = 0; n < count; n++) {
    const paper = await bot.papers.resolve(idOf(subject, n));
    await bot.votes.vote(person, await bot.space(), paper?.id ?? '', value);
  }
}

const voted = async (start: () => Promise<Bot>) => {
  const bot = await withDigest(start);
  await vote(bot, 'ann', 'diffusion', 1);
  await vote(bot, 'ben', 'survey', -1, 3);
  return bot;
};

describe('/paper learned', () => {
  const start = bots();

  it('says which words a channel likes and which not, and from how much', async () => {
    const bot = await voted(start);
    const told = await bot.say('/paper learned', 'cid');
    expect(told).toContain('What #papers taught me');
    expect(told).toContain('From 7 choices there, of 2 people');
    expect(told).toContain('More of: diffusion (4 choices)');
    expect(told).toContain('Less of: survey (3 choices)');
    expect(told).toContain('no paper is added or left out');
    expect(told).not.toContain('generative');
  });

  it('says how many choices are missing, and that there are none', async () => {
    const bot = await withDigest(start);
    expect(await bot.say('/paper learned')).toContain('0 choices there so far: I begin to learn at 5');
    await vote(bot, 'ann', 'diffusion', 1);
    expect(await bot.say('/paper learned mine')).toContain('4 choices of yours so far');
  });

  it('shows one’s own, forgets a word of it and gives it back', async () => {
    const bot = await withDigest(start);
    await vote(bot, 'ann', 'diffusion', 1, 5);
    const { reply } = await bot.type('/paper learned mine');
    expect(words(reply)).toContain('From 5 choices of yours');
    expect(words(reply)).toContain('More of: diffusion (5 choices)');
    const without = (await bot.press(handle(reply, 'Forget a word'), 'ann', 'diffusion')).reply;
    expect(words(without)).not.toContain('More of: diffusion');
    expect(words(without)).toContain('Left out by wish: diffusion');
    const again = (await bot.press(handle(without, 'Give a word back'), 'ann', 'diffusion')).reply;
    expect(words(again)).toContain('More of: diffusion (5 choices)');
    expect(await bot.say('/paper learned')).toContain('More of: diffusion');
  });

  it('is switched off and on by each for themselves', async () => {
    const bot = await withDigest(start);
    await vote(bot, 'ann', 'diffusion', 1, 5);
    const { reply } = await bot.type('/paper learned mine off');
    expect(words(reply)).toContain('Learning is off for you');
    expect(await bot.say('/paper learned')).toContain('More of: diffusion');
    const on = await bot.press(handle(reply, 'Switch on'));
    expect(words(on.reply)).toContain('More of: diffusion');
  });

  it('lets only those who may manage a channel change what it learned', async () => {
    const bot = await voted(start);
    expect(await bot.say('/paper learned here off')).toContain('/paper-admin learned off');
    expect(await bot.say('/paper-admin learned off')).toContain('is for people who may manage #papers');
    const { reply } = await bot.type('/paper learned', 'host');
    const select = handle(reply, 'Forget a word');
    const no = await bot.press(select, 'ann', 'diffusion');
    expect(words(no.reply)).toContain('is changed by people who may manage it');
    expect(words((await bot.press(select, 'host', 'diffusion')).reply)).toContain(
      'Left out by wish: diffusion',
    );
    expect(words((await bot.type('/paper-admin learned off', 'host')).reply)).toContain(
      'Learning is off in #papers',
    );
    expect(await bot.say('/paper learned')).not.toContain('survey');
  });

  it('is one’s own in a direct message, where there is no channel', async () => {
    const bot = await voted(start);
    const channel = { platform: 'pocket', kind: 'direct', channelId: 'd-ann' } as const;
    const ask = async (text: string) => words((await bot.type(text, 'ann', { channel })).reply);
    expect(await ask('/paper learned')).toContain('4 choices of yours');
    expect(await ask('/paper learned here')).toContain('Here is no channel');
  });

  it('is part of what is told and forgotten of a person', async () => {
    const bot = await withDigest(start);
    await vote(bot, 'ann', 'diffusion', 1, 5);
    await bot.type('/paper learned mine off');
    expect(await bot.say('/paper me show')).toContain('learning switched off: 1');
    await bot.type('/paper learned mine on');
    const { reply } = await bot.type('/paper me export');
    const [file] = reply?.blocks ?? [];
    const held = JSON.parse(file?.type === 'file' ? file.content : '{}');
    expect(held.learned.liked).toContainEqual({ word: 'diffusion', papers: 5 });
    await bot.press(handle((await bot.type('/paper me forget')).reply, 'Forget me'));
    expect(await bot.say('/paper learned')).toContain('0 choices there so far');
  });
});
