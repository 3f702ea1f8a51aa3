import { beforeEach, describe, expect, test } from 'vitest';
import { type Message, storeActions } from '../../src/chat/api.ts';
import type { PaperRecord } from '../../src/papers/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const MACHINE: Partial<PaperRecord> = { summary: 'Short.', summaryBy: 'machine' };

describe('the buttons of a digest', () => {
  const start = bots();
  let bot: Bot;
  beforeEach(async () => {
    bot = await start();
  });

  const held = async (facts: Parameters<typeof record>[0]) => {
    const [paper] = await bot.hold('2026-11-24', record(facts));
    return { paper: paper?.id ?? '' };
  };

  const press = async (run: string, args: Record<string, string>) => {
    const action = { run, args, placement: 'reply' } as const;
    const message: Message = {
      title: '',
      blocks: [{ type: 'actions', items: [{ type: 'button', label: run, style: 'plain', action }] }],
    };
    const stored = await storeActions(bot.actions, message);
    return (await bot.press(handle(stored, run))).reply;
  };

  test('abstract shows all of it, and votes and saves', async () => {
    const soups = await held({ title: 'Model soups', abstract: 'One. Two. Three. Four. Five.' });
    const reply = await press('abstract', soups);
    expect(words(reply)).toContain('Model soups\nOne. Two. Three. Four. Five.');
    expect(words((await bot.press(handle(reply, 'Vote'))).reply)).toContain('has 1 vote here');
  });

  test('abstract says when there is none, and whose words others are', async () => {
    const bare = await held({ title: 'Bare' });
    expect(words(await press('abstract', bare))).toContain('No source has told me its abstract');
    const summed = await held({ title: 'Summed', ...MACHINE });
    expect(words(await press('abstract', summed))).toContain('Short.\nSummed up by a machine.');
    expect(words(await press('abstract', { paper: 'gone' }))).toContain('I no longer hold that paper');
  });

  test('topics offers those of the space, to follow privately', async () => {
    expect(words(await press('topics', { digest: 'd1' }))).toContain('No topics yet');
    const topic = await bot.addTopic('data selection', '🧲');
    const reply = await press('topics', { digest: 'd1' });
    expect(words(reply)).toContain('🧲 data selection');
    const joined = await bot.press(handle(reply, 'Choose a topic'), 'ann', topic.id);
    expect(words(joined.reply)).toContain('You follow “data selection”');
    expect(await bot.followers('data selection')).toBe(1);
  });

  test('explain says what became of a digest it no longer holds', async () => {
    expect(words(await press('explain', { digest: 'gone' }))).toContain('I no longer hold that digest');
  });
});
