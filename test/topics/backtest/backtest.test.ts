import { describe, expect, test } from 'vitest';
import { heldLibrary } from '../../../src/store/library.ts';
import { createPaperWriter } from '../../../src/store/paper-writer.ts';
import { createTopics } from '../../../src/topics/create-topics.ts';
import { type Bench, setUp } from '../../digest/set-up.ts';
import { paper } from '../../support/papers.ts';
import { sqliteStores } from '../../support/store.ts';
import { arxiv, listing, record } from '../../support/store-records.ts';

/** `2026-11-02` is a Monday. */
const WEEKDAYS = Array.from({ length: 30 }, (_, i) => new Date(Date.UTC(2026, 9, 12 + i)))
  .filter((date) => date.getUTCDay() % 6 !== 0)
  .map((date) => date.toISOString().slice(0, 10));

describe('a backtest', () => {
  const openTestStore = sqliteStores();
  const start = async () => setUp(await openTestStore());
  const hold = ({ held }: Bench, id: string, title: string, more = {}) =>
    held.set(id, paper({ id, title, ...more }));

  test('counts the papers of each of the last 14 announcement days, older ones not', async () => {
    const bench = await start();
    for (const [i, day] of WEEKDAYS.entries()) {
      const pruned = Array.from({ length: i % 4 }, (_, j) => `${day}-${j}: Pruning`);
      await bench.announce(day, ...pruned, `${day}-x: Other`);
    }
    const { days, matched, announced, perDay } = await bench.topics.backtest(['pruning']);
    expect(days.map(({ day }) => day)).toEqual(WEEKDAYS.slice(-14));
    expect(days.map(({ papers }) => papers)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1]);
    expect(matched).toBe(19);
    expect(announced).toBe(19 + 14);
    expect(perDay).toBeCloseTo(19 / 14);
  });

  test('does not count days of other sources as quiet: who announces no weekend has no quiet weekend', async () => {
    const bench = await start();
    await bench.announce('2026-11-20', 'a: Pruning');
    await bench.announce('2026-11-23', 'b: Other');
    await bench.announce('2026-11-24', 'c: Pruning');
    await announceElsewhere(bench, 'weekender', '2026-11-21', 'd: Soup');
    await announceElsewhere(bench, 'weekender', '2026-11-22', 'e: Soup');
    const daysOf = async (rule: string) =>
      (await bench.topics.backtest([rule])).days.map(({ day, papers }) => `${day.slice(8)}: ${papers}`);
    expect(await daysOf('pruning')).toEqual(['20: 1', '23: 0', '24: 1']);
    expect(await daysOf('soup')).toEqual(['21: 1', '22: 1']);
    expect(await daysOf('pruning, soup')).toEqual(['20: 1', '21: 1', '22: 1', '23: 0', '24: 1']);
    expect(await daysOf('zebra')).toEqual(['20: 0', '21: 0', '22: 0', '23: 0', '24: 0']);
  });

  test('compares a rule with a narrower one on the same days', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning trees', 'b: Pruning trees', 'c: Pruning roses');
    await announceElsewhere(bench, 'weekender', '2026-11-22', 'd: Pruning');
    await announceElsewhere(bench, 'weekender', '2026-11-22', 'e: Pruning');
    const { perDay, narrower } = await bench.topics.backtest(['pruning']);
    expect([perDay, narrower]).toMatchObject([2.5, { what: 'trees', perDay: 1 }]);
    const { perDayBefore } = await bench.topics.difference('pruning', 'pruning trees');
    expect(perDayBefore).toBe(3);
  });

  test('leaves out a source that fell silent weeks ago', async () => {
    const bench = await start();
    await announceElsewhere(bench, 'ended', '2025-03-11', 'old: Pruning');
    for (const day of WEEKDAYS) await bench.announce(day, `${day}: Pruning`);
    expect((await bench.topics.backtest(['pruning'])).days.map(({ day }) => day)).toEqual(
      WEEKDAYS.slice(-14),
    );
  });

  test('counts a paper on the day it came first, and not at all when that was before', async () => {
    const bench = await start();
    const [before = '', ...days] = WEEKDAYS.slice(-15);
    await bench.announce(before, 'old: Pruning');
    for (const day of days) await bench.announce(day, `${day}: Other`);
    await bench.announce(days[3] ?? '', 'old', 'new: Pruning');
    await bench.announce(days[5] ?? '', 'new');
    const { days: counted, matched } = await bench.topics.backtest(['pruning']);
    expect(matched).toBe(1);
    expect(counted[3]).toEqual({ day: days[3], papers: 1 });
  });

  test('shows the newest day that brings something, newest paper first', async () => {
    const bench = await start();
    await bench.announce('2026-11-20', 'z: Pruning');
    await bench.announce('2026-11-23', 'a: Pruning', 'b: Pruned', 'c: To prune', 'd: Pruning', 'e: Pruning');
    await bench.announce('2026-11-24', 'x: Other');
    const { examples } = await bench.topics.backtest(['pruning']);
    expect(examples).toMatchObject({ day: '2026-11-23', total: 5 });
    expect(examples.papers.map(({ id }) => id)).toEqual(['e', 'd', 'c']);
  });

  test('sees what was announced since it was last asked', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning');
    expect((await bench.topics.backtest(['pruning'])).matched).toBe(1);
    await bench.announce('2026-11-24', 'b: Pruning');
    expect((await bench.topics.backtest(['pruning'])).matched).toBe(2);
  });

  test('reads no paper twice', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning', 'b: Other');
    const read: string[] = [];
    const library = {
      byIds: async (ids: readonly string[]) => {
        read.push(...ids);
        return ids.flatMap((id) => bench.held.get(id) ?? []);
      },
    };
    const { topics } = createTopics({ ...bench, library });
    await Promise.all([topics.backtest(['zebra']), topics.backtest(['giraffe'])]);
    await bench.announce('2026-11-24', 'c: Other');
    await topics.backtest(['zebra']);
    expect(read.toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('reads anew a paper of which more has become known', async () => {
    const { store, clock } = await start();
    const writer = createPaperWriter(store, clock);
    const { topics } = createTopics({ store, clock, library: heldLibrary(store) });
    const facts = { title: 'Pruning', identifiers: [arxiv('2611.00001')] };
    await writer.put([record({ ...facts, source: 'hf-daily', listing: listing({ source: 'hf-daily' }) })]);
    const rule = 'pruning cat:cs.CL';
    expect((await topics.backtest([rule])).matched).toBe(0);
    await writer.put([record({ ...facts, categories: ['cs.CL'] })]);
    expect((await topics.backtest([rule])).matched).toBe(1);
  });

  test('takes several rules as one, and no rule as the whole feed', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning soups', 'b: Soup', 'c: Other');
    expect((await bench.topics.backtest(['pruning', 'soup'])).matched).toBe(2);
    expect((await bench.topics.backtest([])).matched).toBe(3);
    expect((await bench.topics.backtest(['-'])).matched).toBe(0);
  });

  test('of an empty store has no days', async () => {
    const bench = await start();
    expect(await bench.topics.backtest(['pruning'])).toMatchObject({ days: [], matched: 0, perDay: 0 });
  });

  test('offers the word that most titles carry and at most half of the papers have', async () => {
    const bench = await start();
    hold(bench, 'g', 'Diffusion in the dark', { abstract: 'Of images.' });
    await bench.announce(
      '2026-11-23',
      'a: Diffusion for images',
      'b: Image diffusion',
      'c: Diffusion models for audio',
      'd: Diffusion models of text',
      'e: Diffusion models at once',
      'f: Diffusion of models',
      'g',
    );
    const { narrower } = await bench.topics.backtest(['diffusion']);
    expect(narrower).toEqual({ how: 'add', what: 'image', perDay: 3, rule: 'diffusion image' });
    const again = await bench.topics.backtest([narrower?.rule ?? '']);
    expect(again.perDay).toBe(narrower?.perDay);
  });

  test('narrows a rule that requires several words by one that must occur besides', async () => {
    const bench = await start();
    await bench.announce(
      '2026-11-23',
      'a: Pruning soups',
      'b: Pruning image soups',
      'c: Soup of pruning',
      'd: Soups of pruned images',
    );
    const { narrower } = await bench.topics.backtest(['pruning, soup requires:2']);
    expect(narrower).toEqual({
      how: 'add',
      what: 'image',
      perDay: 2,
      rule: 'pruning, soup requires:2 +image',
    });
  });

  test('offers a word for several rules too, without a rule', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning images', 'b: Image soups', 'c: Pruning', 'd: Soups');
    expect((await bench.topics.backtest(['pruning', 'soups'])).narrower).toEqual({
      how: 'add',
      what: 'image',
      perDay: 2,
    });
  });

  test.each([
    ['selection cat:cs.CL', 'drop', 'cs.CL', 'selection', 3],
    ['selection -survey', 'drop', '-survey', 'selection', 3],
    ['selection data', 'drop', 'data', 'selection', 3],
    ['selection +data', 'drop', '+data', 'selection', 3],
    ['selection, data, survey requires:3', 'drop', 'requires:3', 'selection, data, survey requires:2', 3],
    ['"selection data"', 'unquote', '"selection data"', 'selection data', 2],
  ])('offers for %s to %s %s', async (rule, how, what, wider, perDay) => {
    const bench = await start();
    hold(bench, 'a', 'Selection of data', { categories: ['cs.CL'] });
    hold(bench, 'b', 'Data selection: a survey', { categories: ['cs.LG'] });
    hold(bench, 'c', 'Selection, a survey', { categories: ['cs.LG'] });
    await bench.announce('2026-11-23', 'a', 'b', 'c');
    expect((await bench.topics.backtest([rule])).wider).toEqual({ how, what, rule: wider, perDay });
  });

  test('offers the least of several ways to widen', async () => {
    const bench = await start();
    hold(bench, 'a', 'Data selection', { categories: ['cs.CL'] });
    hold(bench, 'b', 'Data selection', { categories: ['cs.LG'] });
    hold(bench, 'c', 'Selection', { categories: ['cs.CL'] });
    hold(bench, 'd', 'Selection', { categories: ['cs.CL'] });
    await bench.announce('2026-11-23', 'a', 'b', 'c', 'd');
    expect((await bench.topics.backtest(['data selection cat:cs.CL'])).wider).toMatchObject({
      what: 'cs.CL',
      perDay: 2,
    });
  });

  test('offers nothing where nothing would change', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning');
    const { narrower, wider } = await bench.topics.backtest(['pruning']);
    expect([narrower, wider]).toEqual([undefined, undefined]);
  });

  test('offers no rule longer than a rule may be', async () => {
    const bench = await start();
    await bench.announce('2026-11-23', 'a: Pruning images', 'b: Pruning image', 'c: Pruning', 'd: Pruned');
    const long = ['pruning', ...Array.from({ length: 58 }, (_, i) => `word${i}`)].join(', ');
    expect((await bench.topics.backtest([long])).matched).toBe(4);
    expect((await bench.topics.backtest([long])).narrower).toBeUndefined();
  });
});

describe('the difference of two rules', () => {
  const openTestStore = sqliteStores();

  test('names what would come and go', async () => {
    const bench = await setUp(await openTestStore());
    await bench.announce('2026-11-23', 'a: Pruning', 'b: Pruning soups', 'c: Soups', 'd: Other');
    await bench.announce('2026-11-24', 'e: Pruning');
    const { perDayBefore, gone, added } = await bench.topics.difference('pruning', 'soups');
    expect(perDayBefore).toBe(1.5);
    expect(gone.papers.map(({ id }) => id)).toEqual(['e', 'a']);
    expect(added).toMatchObject({ total: 1, papers: [{ id: 'c' }] });
  });
});

async function announceElsewhere(bench: Bench, source: string, day: string, title: string): Promise<void> {
  await bench.announce(day, title);
  await bench.store.db
    .updateTable('announcements')
    .set({ source })
    .where('paper_id', '=', title.split(':')[0] ?? '')
    .execute();
}
