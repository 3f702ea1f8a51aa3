import { beforeEach, describe, expect, test } from 'vitest';
import { type Message, storeActions } from '../../src/chat/api.ts';
import type { Paper, PaperRecord } from '../../src/papers/api.ts';
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
    expect(words(reply)).toContain('by direct message, weekdays 9:00 in your time zone.');
    expect(words(reply)).toContain('🧲 data selection');
    const joined = await bot.press(handle(reply, 'Choose a topic'), 'ann', topic.id);
    expect(words(joined.reply)).toContain('You follow “data selection”');
    expect(await bot.followers('data selection')).toBe(1);
    await bot.type('/paper digest mon 8:00 Tokyo');
    const later = words(await press('topics', { digest: 'd1' }));
    expect(later).toContain('by direct message, every Monday 8:00 Asia/Tokyo.');
  });

  test('explain tells of each paper its rule, its words and its votes, and what is followed', async () => {
    const papers = await bot.hold(
      '2026-11-24',
      ...Array.from({ length: 11 }, (_, i) => record({ title: `Paper ${i + 1}`, votes: { upvotes: 41 } })),
    );
    await bot.addTopic('data selection', '🧲');
    await shown(bot, papers);
    const reply = await press('explain', { digest: 'd1' });
    const said = words(reply);
    const line = 'selection: "data curation" in the title · no votes here yet · 👍 41 elsewhere';
    expect(said).toContain(`Why these papers\n1  Paper 1\n${line}`);
    expect(said).toContain('What moves a paper up: topics that it fits');
    expect(said).toContain('Followed here:\ndata selection: "data curation", dedup*');
    expect(said).toContain('1–10 of 11');
    const next = words((await bot.press(handle(reply, 'Page ▶'))).reply);
    expect(next).toContain('11  Paper 11');
    expect(next).toContain('11–11 of 11');
  });

  test('explain says what became of a digest it no longer holds', async () => {
    expect(words(await press('explain', { digest: 'gone' }))).toContain('I no longer hold that digest');
  });
});

/** A digest `d1` of the channel with these papers, as the tick writes it. */
async function shown(bot: Bot, papers: readonly Paper[]): Promise<void> {
  await bot.digests.set(await bot.space(), bot.call('ann').channel, {
    time: '9:00',
    topics: ['data selection'],
  });
  const { db } = bot.store;
  const { id } = await db.selectFrom('schedules').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('slots')
    .values({
      ...{ schedule_id: id, local_date: '2026-11-24', wall_time: '09:00', due_at: 1, outcome: 'posted' },
      ...{ reason: '', shown: papers.length, matched: papers.length, digest_id: 'd1', updated_at: 1 },
    })
    .execute();
  const reason = 'selection: "data curation" in the title';
  const rows = papers.map((paper, i) => ({ digest_id: 'd1', position: i + 1, paper_id: paper.id, reason }));
  await db
    .insertInto('digest_papers')
    .values(rows.map((row) => ({ ...row, shown: 1 })))
    .execute();
}
