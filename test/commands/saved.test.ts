import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const many = Array.from({ length: 12 }, (_, i) =>
  record({
    title: `Paper ${i} about gradients`,
    identifiers: [arxiv(`2611.${String(i).padStart(5, '0')}`)],
  }),
);

describe('/paper saved', () => {
  const start = bots();

  const saveAll = async (bot: Bot, who = 'ann') => {
    const papers = await bot.hold('2026-11-24', ...many);
    const person = await bot.directory.person({ platform: 'pocket', accountId: who });
    for (const { id } of papers) {
      await bot.clock.advance(1);
      await bot.votes.save(person, await bot.space(), id, true);
    }
    return papers;
  };

  it('says how to save when nothing is saved', async () => {
    const bot = await start();
    expect(await bot.say('/paper saved')).toContain('You have saved nothing yet');
  });

  it('shows one’s own, newest first, with pages', async () => {
    const bot = await start();
    await saveAll(bot);
    const { reply } = await bot.type('/paper saved');
    expect(words(reply)).toContain('You saved 12 papers');
    expect(words(reply)).toContain('1  Paper 11');
    expect(words(reply)).not.toContain('Paper 1 about');
    const next = await bot.press(handle(reply, 'Page ▶'));
    expect(words(next.reply)).toContain('12  Paper 0');
    expect(await bot.say('/paper saved', 'ben')).toContain('nothing yet');
  });

  it('removes one by the select', async () => {
    const bot = await start();
    const papers = await saveAll(bot);
    const { reply } = await bot.type('/paper saved');
    await bot.press(handle(reply, 'Remove one'), 'ann', papers.at(-1)?.id);
    const after = await bot.say('/paper saved');
    expect(after).toContain('You saved 11 papers');
    expect(after).not.toContain('Paper 11');
  });

  it.each([
    ['bibtex', 'saved-papers.bib', 'title = {{Paper 11 about gradients}}'],
    ['ris', 'saved-papers.ris', 'TI  - Paper 11 about gradients'],
    ['json', 'saved-papers.json', '"title": "Paper 11 about gradients"'],
    ['csv', 'saved-papers.csv', 'Paper 11 about gradients,'],
  ])('gives all of them as %s, in private', async (format, name, line) => {
    const bot = await start();
    await saveAll(bot);
    const { reply } = await bot.type(`/paper saved ${format}`);
    const [file] = reply?.blocks ?? [];
    expect(file).toMatchObject({ type: 'file', name });
    expect(file?.type === 'file' && file.content).toContain(line);
    expect(file?.type === 'file' && file.content).toContain('Paper 0 about');
    expect(bot.platform.sent).toEqual([]);
  });
});
