import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiscordServer } from '../support/discord/server.ts';
import type { SlackServer } from '../support/slack/server.ts';
import { type Surroundings, startSurroundings } from '../support/surroundings.ts';
import type { WholeBot } from '../support/whole-bot.ts';
import { visitPage } from '../support/whole-bot-page.ts';
import { handleOf, wordsOf } from './discord-reading.ts';
import { actionOf } from './slack-reading.ts';

describe('topics made by managers, with the real libraries', () => {
  let around: Surroundings;
  let server: DiscordServer;
  let slack: SlackServer;
  let bot: WholeBot;

  beforeAll(async () => {
    around = await startSurroundings('2026-11-23T04:30:00Z');
    ({ discord: server, slack } = around);
    bot = around.bot();
  });

  afterAll(() => around.end());

  const topicsAt = async (platform: string) => {
    const rows = bot.store.db.selectFrom('topics').innerJoin('spaces', 'spaces.id', 'topics.space_id');
    const held = await rows
      .select('topics.name')
      .where('platform', '=', platform)
      .where('removed_at', '=', 0)
      .execute();
    return held.map(({ name }) => name).sort();
  };
  const asked = (words: string, options = {}) => server.manager.slash(server.papers, words, options);
  const blocksOf = (message: { blocks?: unknown }) => JSON.stringify(message.blocks);
  let file = '';

  it('on Discord: a form in parts whose faults stand in it, and a pack by its name', async () => {
    const form = asked('paper-admin topic add');
    expect(JSON.stringify(await form.modal())).toContain('None of these');
    const values = { name: 'soups', rule: 'soup', 'all-of': '(model', 'none-of': 'survey', emoji: '🍲' };
    const faulty = await server.manager.submit(form, values).reply();
    expect(wordsOf(faulty)).toContain('brackets are not understood');
    const draft = await server.manager.submit(form, { ...values, 'all-of': 'model' }).reply();
    expect(wordsOf(draft)).toContain('soup +model -survey');
    const saved = server.manager.press(draft, handleOf(draft, 'Save'));
    expect(wordsOf(await saved.edited())).toContain('Topic added');
    const preview = await asked('paper-admin topic import', { pack: 'speech and audio' }).reply();
    expect(wordsOf(preview)).toContain('speech and audio: 7 topics, not saved yet');
    const taken = server.manager.press(preview, handleOf(preview, 'Add 7 topics'));
    expect(wordsOf(await taken.edited())).toContain('Took over 7 topics');
    expect(await topicsAt('discord')).toHaveLength(8);
  });

  it('on Discord: all of them as a file', async () => {
    const reply = await asked('paper-admin topic export').reply();
    expect(reply.attachments).toEqual([
      expect.objectContaining({ filename: expect.stringContaining('-topics') }),
    ]);
    const sent = server.ledger.entries.flatMap(({ files }) => files).at(-1);
    file = Buffer.from(sent?.bytes ?? '').toString();
    expect(file).toContain('{"name":"soups","emoji":"🍲","rule":"soup +model -survey"}');
  });

  it('on Discord: the file itself, given to the command', async () => {
    const again = { filename: 'topics.json', bytes: Buffer.from(file) };
    const same = await asked('paper-admin topic import', { file: again }).reply();
    expect(wordsOf(same)).toContain('8 topics, not saved yet\n');
    expect(wordsOf(same)).toContain('Here already, as it is: ');
    const picture = { filename: 'cat.png', bytes: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]) };
    const wrong = await asked('paper-admin topic import', { file: picture }).reply();
    expect(wordsOf(wrong)).toContain('There is no pack');
  });

  it('on Slack: that file pasted behind the command, and given in a form', async () => {
    const adam = slack.as(slack.ids.admin);
    const channel = slack.ids.general;
    const preview = await adam.command('/paper-admin', `topic import ${file}`, { channel }).answer();
    expect(blocksOf(preview)).toContain('8 topics');
    const taken = adam.click(preview, actionOf(preview, 'Add 8 topics'));
    await taken.until(({ edited }) => JSON.stringify(edited ?? '').includes('Took over 8 topics'));
    expect(await topicsAt('slack')).toEqual(await topicsAt('discord'));
    const view = await adam.command('/paper-admin', 'topic import', { channel }).view();
    const cut = await adam
      .submit(view, { pack: file.slice(0, 90) })
      .until((now) => Object.keys(now.errors).length > 0);
    expect(cut.errors.pack).toContain('it is cut off');
    const given = adam.submit(view, { file: { name: 'topics.json', text: file } });
    expect(blocksOf(await given.answer())).toContain('Here already');
    expect(slack.ledger.broken()).toEqual([]);
  });

  it('on Slack: a form in parts, and one for examples', async () => {
    const adam = slack.as(slack.ids.admin);
    const channel = slack.ids.general;
    const view = await adam.command('/paper-admin', 'topic add', { channel }).view();
    const values = { name: 'stews', rule: 'stew', 'all-of': '', 'none-of': 'position paper', emoji: '' };
    const wrong = adam.submit(view, { ...values, 'all-of': '"open' });
    expect((await wrong.until((now) => Object.keys(now.errors).length > 0)).errors['all-of']).toContain(
      'not closed',
    );
    expect(blocksOf(await adam.submit(view, values).answer())).toContain('stew -\\"position paper\\"');
    const examples = await adam.command('/paper-admin', 'topic from', { channel }).view();
    const few = adam.submit(examples, { papers: 'https://arxiv.org/abs/2405.02774', name: '' });
    expect((await few.until((now) => Object.keys(now.errors).length > 0)).errors.papers).toContain(
      'That is 1 paper',
    );
    expect(slack.ledger.broken()).toEqual([]);
  });

  it('on the page: a pack is shown, and nothing is saved unasked', async () => {
    const page = visitPage(bot.pageUrl);
    expect(await page.say('/paper-admin topic import vision')).toContain('vision: 8 topics, not saved yet');
    expect(await page.say('/paper-admin topic merge soups into stews')).toContain('There is no topic');
    expect(await page.say('/paper-admin topic export')).toContain('There are no topics to export yet.');
  });
});
