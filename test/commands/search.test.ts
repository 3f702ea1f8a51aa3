import { describe, expect, it } from 'vitest';
import type { Message, PaperBlock } from '../../src/chat/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const soups = record({
  title: 'Averaging model weights',
  abstract: 'Soups of networks. We show that pruned networks average well. The end.',
  authors: ['Yoshua Bengio', 'Ann Lee'],
  published: '2025-03-10',
  categories: ['cs.LG'],
  identifiers: [arxiv('2503.05482')],
});
const survey = record({
  title: 'A survey of pruning',
  abstract: 'All ways to prune deep networks.',
  authors: ['Bo Chen'],
  published: '2020-01-02',
  categories: ['cs.CL'],
});

const labels = (message: Message | undefined) =>
  (message?.blocks ?? []).flatMap((block) =>
    block.type === 'actions'
      ? block.items.map((item) => (item.type === 'button' ? item.label : item.placeholder))
      : [],
  );

/** What is typed, and what the answer says. */
const ANSWERS = [
  ['prune author:"Y. Bengio"', '“prune”, author Y. Bengio — 1 paper, best first\n1  Averaging'],
  [
    'prune -survey year:2023..',
    '“prune”, without survey, year from 2023 — 1 paper, best first\n1  Averaging',
  ],
  ['"pruned networks"', 'the phrase “pruned networks” — 1 paper, best first\n1  Averaging'],
  ['="pruned networks" -=average', 'Nothing found for exactly “pruned networks”, without exactly “average”'],
  ['=pruned', 'exactly “pruned” — 1 paper, best first\n1  Averaging'],
  ['+survey title:=pruning', 'the word “survey”, title exactly pruning — 1 paper, best first\n1  A survey'],
  ['author:lee', 'author lee — 1 paper, newest first\n1  Averaging'],
  ['pruning network sort:date', '“pruning network” — 2 papers, newest first\n1  Averaging'],
  ['pruning network sort=votes', '“pruning network” — 2 papers, most voted first'],
  ['cat:cs', 'category cs — 2 papers, newest first\n1  Averaging'],
  ['autor:lee', 'There is no field autor:; did you mean author:? I looked for its words.'],
  ['pruning year:2026..2019', 'I read year:2026..2019 as 2019 to 2026.'],
  ['what of 2503.05482 and surveys', '1  Averaging model weights'],
  ['what of 2503.05482', '2503.05482 — 1 paper\n1  Averaging model weights'],
] as const;

/** What is typed so far, and what it may become. */
const COMPLETED = [
  ['averag mod', ['Averaging model weights']],
  ['yos beng', ['author:"Yoshua Bengio"', 'Bo trees · Bengio', 'Averaging model weights · Bengio']],
  ['bo', ['author:"Bo Chen"', 'Bo trees', 'A survey of pruning · Chen']],
  ['prun author:"yoshua b', ['prun author:"Yoshua Bengio"']],
  ['prun -author:chen', ['prun -author:"Bo Chen"']],
  ['year:2020 prun', ['A survey of pruning']],
  ['averaging author:ann wei', ['Averaging model weights · Lee']],
  ['-survey', []],
  ['zzqx', []],
] as const;

/** What finds nothing, and the buttons. */
const OFFERED = [
  ['author:Bengoi year:2025..', ['“author:bengio year:2025..” (1)', 'Any author (1)']],
  ['pruning author:Bengio year:..2019', ['Any year (1)', 'Only “pruning” (2)']],
  ['"networks weights"', ['Words apart (1)']],
  ['"soups" "survey"', ['Any of the words (2)']],
  ['pruning cat:math', ['Any category (2)']],
  ['zzqx cat:cs.CL', ['category cs.CL (1)']],
  ['zzqx author:bengoi', ['“author:bengio” (1)']],
  ['pruning author:bengoi year:..2019', ['“pruning author:bengio” (1)', 'Only “pruning” (2)']],
  ['deep cat:cs.XX', ['All of cs (1)', 'Any category (1)']],
  ['gradeints', []],
  ['prunning', ['“pruning” (2)']],
  ['title:survey -pruning', ['Also pruning (1)']],
] as const;

describe('/paper search as a language', () => {
  const start = bots();
  const lab = async (): Promise<Bot> => {
    const bot = await start();
    await bot.hold('2026-11-24', soups, survey);
    return bot;
  };

  it('answers each form of a query', async () => {
    const bot = await lab();
    for (const [i, [query, answer]] of ANSWERS.entries()) {
      expect(await bot.say(`/paper search ${query}`, `p${i}`), query).toContain(answer);
    }
  });

  it('shows the words that matched strong in the sentence that holds them', async () => {
    const { reply } = await (await lab()).type('/paper search pruning networks author:bengio');
    const [paper] = (reply?.blocks ?? []).filter((block): block is PaperBlock => block.type === 'paper');
    expect(paper?.entry.excerpt?.text).toBe('We show that pruned networks average well.');
    expect(paper?.entry.excerpt?.spans).toEqual([
      { type: 'plain', text: 'We show that ' },
      { type: 'strong', text: 'pruned' },
      { type: 'plain', text: ' ' },
      { type: 'strong', text: 'networks' },
      { type: 'plain', text: ' average well.' },
    ]);
  });

  it('orders and narrows at a press', async () => {
    const bot = await lab();
    const { reply } = await bot.type('/paper search pruning network');
    expect(labels(reply)).toEqual(['Open, vote or save', 'Newest', 'Here only']);
    const newest = await bot.press(handle(reply, 'Newest'));
    expect(words(newest.reply)).toContain('newest first');
    expect(words((await bot.press(handle(newest.reply, 'Best first'))).reply)).toContain('best first');
    const here = await bot.press(handle(reply, 'Here only'));
    expect(words(here.reply)).toContain('Nothing found for “pruning network”, seen here');
    expect(words((await bot.press(handle(here.reply, 'Everywhere (2)'))).reply)).toContain(
      '2 papers, best first',
    );
  });

  it('says where the space had a paper, and puts it first among equals', async () => {
    const bot = await start();
    const alike = ['cats', 'dogs', 'birds'].map((word) => record({ title: `Pruning networks ${word}` }));
    const held = await bot.hold('2026-11-24', ...alike);
    const last = held.at(-1)?.id ?? '';
    await bot.type(`/paper show ${last}`);
    await bot.press(handle(bot.platform.sent[0]?.message, 'Vote'));
    const { reply } = await bot.type('/paper search pruning networks');
    expect(words(reply)).toContain('1  Pruning networks birds\n');
    expect(words(reply)).toMatch(/posted here, 24 Nov, 1 👍 · pruning, networks in the title/);
    expect(words(reply)).not.toContain('1 vote here');
    const here = await bot.press(handle(reply, 'Here only'));
    expect(words(here.reply)).toContain('“pruning networks”, seen here — 1 paper');
    expect(labels(here.reply)).toContain('Everywhere');
  });

  it('offers the field that was meant', async () => {
    const bot = await lab();
    const { reply } = await bot.type('/paper search autor:lee year:2025');
    const meant = await bot.press(handle(reply, 'Did you mean “author:lee year:2025” (1)'));
    expect(words(meant.reply)).toContain('author lee, year 2025 — 1 paper');
  });

  it('says how much it has read while the index is made, above what it found and when it found nothing', async () => {
    const bot = await lab();
    bot.index.setIndexing({ done: 1_200, of: 20_000 });
    const note = 'I have read 1,200 of 20,000 papers so far; ask again soon for the rest.';
    expect(await bot.say('/paper search pruning')).toMatch(new RegExp(`best first\\n${note}\\n1  `));
    const nothing = await bot.say('/paper search zzqx');
    expect(nothing).toContain(note);
    expect(nothing).toContain('None of the 2 papers I have read so far has this word.');
  });

  it('offers less of what was meant where all of it finds nothing', async () => {
    const { reply } = await (await lab()).type('/paper search autor:lee survey');
    expect(labels(reply)).toContain('Did you mean “author:lee” (1)');
  });

  it('opens the card at one press', async () => {
    const bot = await lab();
    const { reply } = await bot.type('/paper search weights');
    const select = handle(reply, 'Open, vote or save');
    const chosen = select.type === 'select' ? select.options[0]?.value : undefined;
    expect(words((await bot.press(select, 'ann', chosen)).reply)).toContain('Opened for you\nAveraging');
  });
});

describe('/paper search while one types', () => {
  const start = bots();

  it('names and titles are offered', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups, survey, record({ title: 'Bo trees', authors: ['Yoshua Bengio'] }));
    const suggestions = (partial: string) =>
      bot.handlers.autocomplete({
        ...bot.call('ann'),
        ...{ root: 'paper', path: ['search'], option: 'query', partial, options: {} },
      });
    for (const [partial, offered] of COMPLETED) {
      expect(
        (await suggestions(partial)).map(({ name }) => name),
        partial,
      ).toEqual(offered);
    }
    expect((await suggestions('yos beng'))[1]?.value).toBe('Bo trees');
  });
});

describe('/paper search that finds nothing', () => {
  const start = bots();
  const nothing = async (query: string) => {
    const bot = await start();
    await bot.hold('2026-11-24', soups, survey);
    const { reply } = await bot.type(`/paper search ${query}`);
    return { bot, reply, offered: labels(reply) };
  };

  it('says what it understood', async () => {
    const { reply } = await nothing('author:Bengoi year:2025.. -survey');
    expect(words(reply)).toContain('Nothing found for author Bengoi, year from 2025, without survey');
    expect(words(reply)).toContain('I understood: author Bengoi, year from 2025, without survey.');
  });

  it('offers what finds something', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups, survey);
    for (const [i, [query, offered]] of OFFERED.entries()) {
      expect(labels((await bot.type(`/paper search ${query}`, `p${i}`)).reply), query).toEqual(offered);
    }
  });

  it('says when a space has had nothing yet', async () => {
    const { reply } = await nothing('seen:here');
    expect(words(reply)).toContain('Nothing was posted, voted for or saved here yet. Try other words');
  });

  it('finds what it offered, as many as it said', async () => {
    const { bot, reply } = await nothing('pruning author:Bengio year:..2019');
    expect(words((await bot.press(handle(reply, 'Only “pruning” (2)'))).reply)).toContain(
      '“pruning” — 2 papers',
    );
  });

  it('names an id that it does not hold, and offers to ask for it', async () => {
    const { reply, offered } = await nothing('zzqx 2511.00009');
    expect(words(reply)).toContain('I do not hold 2511.00009.');
    expect(offered).toContain('Ask for it and post it here');
  });

  it('offers a nearer spelling also when something is found', async () => {
    const { bot, reply } = await nothing('prunning survey');
    expect(words(reply)).toContain('no paper with all words, 1 with some');
    const meant = await bot.press(handle(reply, 'Did you mean “pruning survey” (1)'));
    expect(words(meant.reply)).toContain('“pruning survey” — 1 paper with all words, 1 with some');
  });
});
