import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const HOUR = 3_600_000;
const ID = (n: number) => `2611.0000${n}`;
const curation = (n: number, upvotes = 0) =>
  record({ title: `Data curation ${n}`, identifiers: [arxiv(ID(n))], votes: { upvotes } });

async function withDigest(bot: Bot, more = '') {
  bot.platform.managers.add('host');
  await bot.addTopic('data selection', '🧲', '"data curation", web dedup*');
  await bot.type(`/paper-admin digest set 10:00 topics="data selection" budget=1 ${more}`, 'host');
}

async function passDigest(bot: Bot) {
  await bot.clock.advance(HOUR + 60_000);
  await bot.tick.run();
}

const why = (bot: Bot, n: number, who = 'ann') => bot.say(`/paper why https://arxiv.org/abs/${ID(n)}`, who);

describe('/paper why', () => {
  const start = bots();

  it('of a paper shown: which digest, which number, which words, and which day announced it', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.hold('2026-11-24', curation(1, 9), curation(2));
    await passDigest(bot);
    const answer = await why(bot, 1);
    expect(answer).toContain('Announced: Hugging Face 24 Nov 2026 (new)');
    expect(answer).toContain(
      'It came as number 1 of 2 on Tue 24 Nov: data selection: "data curation" in the title.',
    );
    expect(answer).toContain('✓ data selection: "data curation" in the title');
    expect(answer).toContain('Last shown in #papers');
  });

  it('of one beyond the budget: its number, and where it is folded', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.hold('2026-11-24', curation(1, 9), curation(2));
    await passDigest(bot);
    expect(await why(bot, 2)).toContain('It was number 2 of 2 on Tue 24 Nov, and the digest showed 1');
  });

  it('of one that fits no topic: the word that is missing', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.hold('2026-11-24', record({ title: 'Curation of gardens', identifiers: [arxiv(ID(3))] }));
    await passDigest(bot);
    const answer = await why(bot, 3);
    expect(answer).toContain('It does not fit the one topic followed');
    expect(answer).toContain('✗ data selection: lacks data');
  });

  it('of one that waits: which digest it comes up with', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.hold('2026-11-24', curation(1));
    expect(await why(bot, 1)).toContain('comes up with the next digest, Tue 24 Nov 10:00 Europe/Berlin');
  });

  it('of one that fits: its score, and what that comes from', async () => {
    const bot = await start();
    await withDigest(bot);
    const [paper] = await bot.hold('2026-11-24', curation(1, 100));
    expect(await why(bot, 1)).toContain(
      'Its score as of now is 0.80: one topic 0.50, upvotes elsewhere 0.10, freshness 0.20.',
    );
    const ann = await bot.directory.person({ platform: 'pocket', accountId: 'ann' });
    await bot.votes.vote(ann, await bot.space(), paper?.id ?? '', 1);
    expect(await why(bot, 1)).toContain('is 0.95: one topic 0.50, votes here 0.15, upvotes');
  });

  it('of one that fits nothing: no score', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.hold('2026-11-24', record({ title: 'Curation of gardens', identifiers: [arxiv(ID(3))] }));
    expect(await why(bot, 3)).not.toContain('score');
  });

  it('of one announced before its topic was followed', async () => {
    const bot = await start();
    await bot.hold('2026-11-23', curation(1));
    await withDigest(bot);
    expect(await why(bot, 1)).toContain('was announced before that was followed');
  });

  it('of one that came as a new version only', async () => {
    const bot = await start();
    await withDigest(bot);
    const listing = { source: 'arxiv', day: '2026-11-24', kind: 'replace' } as const;
    bot.abroad.push({ ...curation(1), listing });
    await bot.papers.obtain(ID(1));
    const answer = await why(bot, 1);
    expect(answer).toContain('arXiv 24 Nov 2026 (new version)');
    expect(answer).toContain('announced as a new version only');
  });

  it('of one that nobody announced, and of one not held: how to bring it in', async () => {
    const bot = await start();
    await withDigest(bot);
    bot.abroad.push(curation(1));
    const { reply } = await bot.type(`/paper why ${ID(1)}`);
    expect(words(reply)).toContain('I do not hold');
    await bot.press(handle(reply, 'Submit it'));
    expect(await why(bot, 1)).toContain('No source has announced it, and digests bring what is announced');
  });

  it('of one that is muted, for oneself and for the channel', async () => {
    const bot = await start();
    await withDigest(bot);
    await bot.type('/paper subscribe data selection');
    const [paper] = await bot.hold('2026-11-24', curation(1));
    const ann = await bot.directory.person({ platform: 'pocket', accountId: 'ann' });
    await bot.mutes.set(ann, await bot.space(), paper?.id ?? '', true);
    expect(await why(bot, 1)).toContain('Your own digest · It is kept out: you muted it.');
    expect(await why(bot, 1)).toContain('The digest here · It fits and comes up');
    await bot.type('/paper-admin people mutes=1', 'host');
    expect(await why(bot, 1)).toContain('The digest here · It is kept out: 1 person here muted it.');
  });

  it('says so where nothing would bring it', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', curation(1));
    expect(await why(bot, 1)).toContain('No digest is set here, and you follow no topic');
  });

  it('offers the closest titles for words', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', curation(1));
    expect(await bot.say('/paper why data curation')).toContain('Which one?');
  });
});
