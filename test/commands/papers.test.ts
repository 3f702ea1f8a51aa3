import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const many = Array.from({ length: 23 }, (_, i) =>
  record({ title: `Paper ${i} about gradients`, votes: { upvotes: 50 - i } }),
);
const selection = record({
  title: 'Choosing training data',
  abstract: 'Models are large. We study data selection for pretraining. It is cheap.',
  authors: ['Ann Lee', 'Bo Chen', 'Cy Diaz', 'Dee Fox'],
  published: '2026-11-20',
  codeUrl: 'https://github.com/example/select',
  identifiers: [arxiv('2611.00001')],
});

const source = async (bot: Bot, state: string, detail: string) => {
  bot.status.told.push({ name: 'Hugging Face', state, detail, okAt: 0 });
};

describe('/paper today', () => {
  const start = bots();

  it('shows ten papers of the day, numbered, with pages and the days beside it', async () => {
    const bot = await start();
    await bot.hold('2026-11-23', selection);
    await bot.hold('2026-11-24', ...many);
    const { reply } = await bot.type('/paper today');
    expect(words(reply)).toContain(
      'Papers of Tue 24 Nov 2026\n23 papers, most voted first · 1–10\n1  Paper 0',
    );
    const second = await bot.press(handle(reply, 'Page ▶'));
    expect(second.replace).toBe(true);
    expect(words(second.reply)).toContain('11  Paper 10');
    const before = await bot.press(handle(reply, '◀ 23 Nov 2026'));
    expect(words(before.reply)).toContain('Papers of Mon 23 Nov 2026');
  });

  it('shows the newest day when today has none, and says so', async () => {
    const bot = await start();
    await bot.hold('2026-11-20', selection);
    const answer = await bot.say('/paper today');
    expect(answer).toContain('Papers of Fri 20 Nov 2026');
    expect(answer).toContain('Nothing is announced for today, 24 Nov 2026, so far.');
  });

  it('says so when a source failed: that is not a quiet day', async () => {
    const bot = await start();
    await source(bot, 'failing', 'has not answered since 01:10 UTC');
    expect(await bot.say('/paper today')).toContain(
      'Hugging Face (failing): has not answered since 01:10 UTC',
    );
    await bot.hold('2026-11-20', selection);
    expect(await bot.say('/paper today')).toContain(
      'Hugging Face (failing): has not answered since 01:10 UTC',
    );
  });

  it('names the sources in one line when many failed', async () => {
    const bot = await start();
    for (const name of ['arXiv cs.CL', 'arXiv cs.LG'])
      bot.status.told.push({ name, state: 'failing', detail: 'has not answered', okAt: 0 });
    await source(bot, 'stale', 'shows last week’s papers');
    expect(await bot.say('/paper today')).toContain(
      'Papers may be missing: arXiv cs.CL and arXiv cs.LG (failing); Hugging Face (stale). /paper status says more.',
    );
  });

  it('does not take a source that announces nothing for one that papers are missing from', async () => {
    const bot = await start();
    bot.status.told.push({
      name: 'Trends',
      state: 'failing',
      detail: 'silent',
      okAt: 0,
      supplementary: true,
    });
    expect(await bot.say('/paper today')).not.toContain('Trends');
  });

  it('says which topics of the space a paper fits, and nothing where there is nothing to say', async () => {
    const bot = await start();
    await bot.addTopic('choosing data', '🧲', '"data selection"');
    await bot.addTopic('theory', '🎲', 'theorem');
    await bot.hold('2026-11-24', selection, record({ title: 'Paper about gradients' }));
    const answer = await bot.say('/paper today');
    expect(answer).toContain('choosing data: "data selection" in the abstract');
    expect(answer).not.toContain('theory');
    expect(answer).not.toContain('announced');
  });

  it('reads days in several ways, in the reader’s zone', async () => {
    const bot = await start();
    await bot.hold('2026-11-23', selection);
    const ways = [
      'yesterday',
      '2026-11-23',
      '2026/11/23',
      'Yesterday',
      '23 Nov 2026',
      'Mon 23 November 2026',
    ];
    for (const date of ways) {
      expect(await bot.say(`/paper today ${date}`)).toContain('Papers of Mon 23 Nov 2026');
    }
    const tokyo = { person: { platform: 'pocket', accountId: 'kei', zone: 'Pacific/Auckland' } };
    await bot.clock.advance(5 * 3_600_000);
    expect(words((await bot.type('/paper today yesterday', 'kei', tokyo)).reply)).toContain(
      'Tue 24 Nov 2026',
    );
  });

  it.each([
    ['2026-02-30', '“2026-02-30” is not in the calendar.'],
    ['2026-13-01', 'is not in the calendar'],
    ['31 Feb 2026', '“31 feb 2026” is not in the calendar.'],
    ['next week', '“next week” is not a day I can read. Write a day as 2025-03-11'],
    ['2031-01-01', '1 Jan 2031 lies ahead.'],
    ['@everyone', '“@everyone” is not a day I can read'],
  ])('answers the impossible day %s with the way out', async (date, text) => {
    const bot = await start();
    expect(await bot.say(`/paper today ${date}`)).toContain(text);
  });

  it('offers the nearest days for a day without papers', async () => {
    const bot = await start();
    await bot.hold('2026-10-01', selection);
    await bot.hold('2026-10-09', ...many);
    const { reply } = await bot.type('/paper today 2026-10-04');
    expect(words(reply)).toContain('No papers of Sun 4 Oct 2026');
    expect(words((await bot.press(handle(reply, '9 Oct 2026 ▶'))).reply)).toContain(
      'Papers of Fri 9 Oct 2026',
    );
    expect(handle(reply, '◀ 1 Oct 2026')).toBeDefined();
  });

  it('opens a paper of the list by its number', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', selection);
    const { reply } = await bot.type('/paper today');
    const card = (await bot.press(handle(reply, 'Open, vote or save'), 'ann', held?.id)).reply;
    expect(words(card)).toContain('Ann Lee, Bo Chen, Cy Diaz +1 · 20 Nov 2026');
    expect(words(card)).toContain('Models are large. We study data selection for pretraining.');
  });
});

describe('/paper trending', () => {
  const start = bots();

  it('orders by votes and gives them as the reason', async () => {
    const bot = await start();
    await bot.hold('2026-11-22', ...many);
    const answer = await bot.say('/paper trending week');
    expect(answer).toContain('Trending: the week to Tue 24 Nov 2026');
    expect(answer).toContain('no votes here · 50 votes on Hugging Face');
    expect(answer).toContain('A vote here counts half with each week that passes');
    expect(await bot.say('/paper trending day')).toContain('This day ends with the newest day I hold.');
  });

  it('tells votes here beside those at the source, and which of them are of the time asked for', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-23', many[0] ?? selection);
    const cast = async (who: string) => {
      const person = await bot.directory.person({ platform: 'pocket', accountId: who });
      await bot.votes.vote(person, await bot.space(), held?.id ?? '', 1);
    };
    await cast('ann');
    await bot.clock.advance(3 * 24 * 3_600_000);
    await cast('ben');
    await cast('cid');
    expect(await bot.say('/paper trending week')).toMatch(/3 votes here · \d+ votes? on Hugging Face/);
    expect(await bot.say('/paper trending day')).toMatch(/3 votes here, 2 of them this day · \d+ votes?/);
  });

  it('says so when nobody has voted', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', selection);
    expect(await bot.say('/paper trending')).toContain(
      'Nobody has voted for these yet, so the newest come first.\n1  Choosing training data',
    );
  });
});

describe('/paper show', () => {
  const start = bots();

  it('asks the sources for what is not held', async () => {
    const bot = await start();
    bot.abroad.push(selection);
    await bot.type('/paper show 2611.00001');
    expect(words(bot.platform.sent[0]?.message)).toContain('Choosing training data');
  });

  it.each(['', '🎉', 'x'.repeat(5_000), 'שלום עולם', 'α-NN', '@everyone', '[a](https://evil.example)'])(
    'shows, opens and votes for a paper with the title %.20s',
    async (title) => {
      const bot = await start();
      await bot.hold('2026-11-24', { ...selection, title });
      const { reply } = await bot.type('/paper today');
      const open = handle(reply, 'Open, vote or save');
      expect(open.type === 'select' && open.options[0]?.label.length).toBeLessThanOrEqual(75);
      await bot.type('/paper show 2611.00001');
      const card = bot.platform.sent[0]?.message;
      expect(words(card)).toContain(title || 'Untitled paper');
      const voted = words((await bot.press(handle(card, 'Vote'))).reply);
      expect(voted).toContain('1 vote here');
      expect(voted.length).toBeLessThan(400);
    },
  );

  it('posts nothing while it is not certain which paper is meant', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', selection);
    const { reply } = await bot.type('/paper show training data');
    expect(words(reply)).toContain('Which one?');
    expect(words((await bot.press(handle(reply, 'Open, vote or save'), 'ann', held?.id)).reply)).toContain(
      'Choosing training data',
    );
    expect(bot.platform.sent).toEqual([]);
    expect(await bot.say('/paper show zzqx')).toContain('“zzqx” is no id or link I know. Give an arXiv id');
  });

  it('names an unknown id', async () => {
    const bot = await start();
    expect(await bot.say('/paper show 2612.99999')).toContain('has a paper 2612.99999. Check the id');
  });
});

describe('/paper search', () => {
  const start = bots();

  it('finds papers, says why, and shows the sentence that matched', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', selection, ...many);
    const answer = await bot.say('/paper search data selection');
    expect(answer).toContain('1  Choosing training data');
    expect(answer).toContain('We study data selection for pretraining.');
    expect(answer).toMatch(/data in the title · selection in the abstract/);
  });

  it('pages through what it found', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', ...many);
    const { reply } = await bot.type('/paper search gradients limit=10');
    expect(words(reply)).toContain('1–10 of 23');
    expect(words((await bot.press(handle(reply, 'Page ▶'))).reply)).toContain('11–20 of 23');
  });

  it('tells papers with all words from those with some', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', selection, ...many);
    expect(await bot.say('/paper search data selection')).toMatch(/^“data selection” — 1 paper, best first/);
    expect(await bot.say('/paper search data gradients')).toMatch(
      /^“data gradients” — no paper with all words, 24 with some/,
    );
    expect(await bot.say('/paper search training gradients selection data')).toContain('no paper with all');
    expect(await bot.say('/paper search gradients 7')).toContain(
      '“gradients 7” — 1 paper with all words, 22 with some',
    );
  });

  it('knows an id or a link, and offers to ask for one not held', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', selection);
    expect(await bot.say('/paper search https://arxiv.org/abs/2611.00001v2')).toContain(
      'Choosing training data',
    );
    bot.abroad.push({ ...selection, title: 'Far away', identifiers: [arxiv('2611.00002')] });
    const { reply } = await bot.type('/paper search 2611.00002');
    expect(words(reply)).toContain('I do not hold “2611.00002”');
    await bot.press(handle(reply, 'Ask for it and post it here'));
    expect(words(bot.platform.sent[0]?.message)).toContain('Far away');
  });

  it('shows the last page when asked for one beyond', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', ...many);
    expect(await bot.say('/paper search gradients limit=10 page=9')).toContain('21–23 of 23');
  });

  it('says that it is still reading papers', async () => {
    const bot = await start();
    bot.index.setIndexing({ done: 10, of: 100 });
    expect(await bot.say('/paper search soups')).toContain('I have read 10 of 100 papers so far');
  });

  it.each([
    ['🎉🎉', '“🎉🎉” holds no word to look for.'],
    ['""', 'holds no word to look for'],
    ['-vision', '“-vision” only says what to leave out. Add what to look for, for example cat:cs.CL.'],
    ['the of and', '“the of and” stands in every paper. Add a word that tells papers apart.'],
    ['year:soon', '“year:soon” is no year: write year:2023, year:2023.. or year:2020..2023.'],
    ['x'.repeat(5_000), 'query has 5000 characters, and I take at most 300.'],
    ['w '.repeat(60), 'I read the first 40 words of it.'],
    ['', 'query is missing.'],
  ])('answers the query %.10s with the way out', async (query, text) => {
    const bot = await start();
    expect(await bot.say(`/paper search ${query}`)).toContain(text);
  });

  it.each(['@everyone', '$\\alpha$-divergence', 'חיפוש מאמרים', '<script>', '__proto__', 'a\u202Eb'])(
    'takes %s as text',
    async (query) => {
      const bot = await start();
      await bot.hold('2026-11-24', selection);
      const answer = await bot.say(`/paper search ${query}`);
      expect(answer).toMatch(/^Nothing found for “/);
      expect(answer).not.toContain('\u202E');
    },
  );
});
