import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const about = (title: string, abstract: string, id?: string) =>
  record({ title, abstract, ...(id && { identifiers: [arxiv(id)] }) });
const pruning = about('Pruning networks', 'Sparse weights survive pruning.', '2511.00001');
const sparse = about('Sparse weights', 'Networks that survive.');
const lottery = about('Lottery tickets', 'Pruning leaves sparse networks.');
const graphs = about('Graph theory', 'Edges and vertices.');

describe('/paper similar', () => {
  const start = bots();
  const lab = async () => {
    const bot = await start();
    const held = await bot.hold('2026-11-24', pruning, sparse, lottery, graphs);
    return { bot, idOf: (title: string) => held.find((paper) => paper.title === title)?.id ?? '' };
  };
  const postAndVote = async (bot: Bot, id: string) => {
    await bot.type(`/paper show ${id}`);
    await bot.press(handle(bot.platform.sent.at(-1)?.message, 'Vote'));
  };

  it('keeps what was seen here apart from what is new', async () => {
    const { bot, idOf } = await lab();
    await postAndVote(bot, idOf('Lottery tickets'));
    const answer = await bot.say('/paper similar https://arxiv.org/abs/2511.00001v2');
    expect(answer).toMatch(
      /^Like “Pruning networks”\nSeen here\n1 {2}Lottery tickets.*posted here, 24 Nov, 1 👍/s,
    );
    expect(answer).toMatch(/New to you\n2 {2}Sparse weights/);
    expect(answer).not.toContain('Graph theory');
    expect(answer).not.toMatch(/\d {2}Pruning networks/);
  });

  it('stands on the card as a button, and opens a card itself', async () => {
    const { bot, idOf } = await lab();
    await bot.type('/paper show 2511.00001');
    const { reply } = await bot.press(handle(bot.platform.sent[0]?.message, 'Similar'));
    expect(words(reply)).toContain('New to you\n1  ');
    const card = await bot.press(handle(reply, 'Open, vote or save'), 'ann', idOf('Sparse weights'));
    expect(words(card.reply)).toContain('Opened for you\nSparse weights');
  });

  it('finds more like what one saved, and says what to do when nothing is', async () => {
    const { bot } = await lab();
    expect(await bot.say('/paper similar saved')).toContain(
      'You have saved nothing yet\nPress 🔖 Save on a paper',
    );
    await bot.type('/paper show 2511.00001');
    await bot.press(handle(bot.platform.sent[0]?.message, 'Save'));
    const answer = await bot.say('/paper similar saved');
    expect(answer).toMatch(/^More like what you saved\nNew to you\n1 {2}(Lottery|Sparse)/);
  });

  it('asks for a paper that is not held, and finds its like by its text', async () => {
    const { bot } = await lab();
    bot.abroad.push(about('Weights that survive', 'Sparse networks again.', '2511.00009'));
    expect(await bot.say('/paper similar 2511.00009')).toMatch(
      /^Like “Weights that survive”\nNew to you\n1 {2}Sparse weights/,
    );
  });

  it('offers titles for words, and a way out for what it does not know', async () => {
    const { bot } = await lab();
    expect(await bot.say('/paper similar lottery')).toContain('Which one?');
    expect(await bot.say('/paper similar zzqx')).toContain('“zzqx” is no id or link I know.');
  });

  it('says so when nothing is like it', async () => {
    const { bot, idOf } = await lab();
    expect(await bot.say(`/paper similar ${idOf('Graph theory')}`)).toContain('I hold nothing like it yet.');
  });
});
