import { describe, expect, test } from 'vitest';
import { type Block, type Message, plainText } from '../../../src/chat/api.ts';
import { LAYOUTS } from '../../../src/digest/schedule/schedule.ts';
import { paper } from '../../support/papers.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, HOUR, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';
const BUDGETS = [1, 6, 24];
const PAPERS = 28;

const entriesOf = ({ blocks }: Pick<Message, 'blocks'>) =>
  blocks.flatMap((block) => (block.type === 'paper' ? [block.entry] : []));
/** What a message says, without what can be pressed. */
const textOf = (title: string, blocks: readonly Block[]) =>
  plainText({ title, blocks: blocks.filter(({ type }) => type !== 'actions') });

/** A channel with two topics, votes, a paper posted before, one owed to nobody, and papers that fit none. */
async function busyChannel(bench: Bench): Promise<void> {
  const boss = await bench.person('boss');
  for (const rule of ['selection', 'pruning'])
    await bench.topics.add(bench.space, { name: rule, rule }, boss);
  await bench.desk.set(bench.space, bench.channel, {
    time: '9:00',
    topics: ['selection', 'pruning'],
  });
  for (let i = 0; i < PAPERS; i++) {
    const sources = [{ source: 'arxiv', upvotes: (i * 7) % 11, comments: 0, submitter: '' }];
    const title = `${i % 3 ? 'Selection' : 'Pruning'} ${i}${i % 5 ? '' : ' with pruning and selection'}`;
    const abstract = `The first sentence of ${i}. A second one.`;
    bench.held.set(`p${i}`, paper({ id: `p${i}`, title, abstract, authors: ['Ann Bee'], sources }));
  }
  await bench.announce('2026-11-23', 'p0', 'p1', 'p2');
}

describe('a preview, with time standing still', () => {
  const openTestStore = sqliteStores();
  const cases = LAYOUTS.flatMap((layout) => BUDGETS.map((budget) => ({ layout, budget })));

  test.each(cases)('is what the tick posts: $layout, up to $budget papers', async ({ layout, budget }) => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    await bench.clock.advance(HOUR);
    await bench.tick.run();
    const before = bench.platform.arrived.length;
    await bench.store.db.updateTable('schedules').set({ layout, budget }).execute();
    await bench.announce(
      TUESDAY,
      ...Array.from({ length: PAPERS }, (_, i) => `p${i}`),
      'x: Other',
      'y: None',
    );
    await bench.clock.advance(23.5 * HOUR);
    const preview = await bench.desk.preview(bench.space, bench.channel);
    await bench.tick.run();
    const posted = bench.platform.arrived.slice(before).map(({ message }) => message);
    const [first] = posted;
    const papers = posted.flatMap(entriesOf).map(({ handles: _, ...entry }) => entry);
    const previewed = entriesOf(preview);
    expect(preview.title).toBe(first?.title);
    expect(papers).toHaveLength(Math.min(budget, PAPERS - 3));
    expect(previewed).toEqual(papers.slice(0, previewed.length));
    expect(previewed).toHaveLength(Math.min(papers.length, layout === 'compact' ? 10 : 5));
    const said = textOf(preview.title, preview.blocks);
    for (const line of textOf(first?.title ?? '', first?.blocks ?? []).split('\n'))
      expect(said).toContain(line);
    const isWhole = posted.length === 1;
    expect(said.includes(`This is the first of ${posted.length} messages.`)).toBe(
      layout === 'compact' && !isWhole,
    );
    expect(said.includes('Each paper gets a message of its own')).toBe(layout !== 'compact');
  });

  test('of nothing that fits names the paper that came nearest, as the slot will', async () => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    await bench.clock.advance(HOUR);
    await bench.tick.run();
    const rule = 'data pruning';
    await bench.topics.add(bench.space, { name: rule, rule }, await bench.person('boss'));
    await bench.desk.set(bench.space, bench.channel, { topics: [rule] });
    await bench.announce(TUESDAY, 'near: Pruning of roses', 'far: Weather');
    const preview = plainText(await bench.desk.preview(bench.space, bench.channel));
    expect(preview).toContain('The next digest would be empty: none of 2 new papers fits data pruning;');
    expect(preview).toContain('Pruning of roses” lacks data.');
  });

  test('of a day without news shows the day before as it was, and says so first', async () => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    await bench.clock.advance(HOUR);
    await bench.tick.run();
    const posted = bench.platform.arrived.flatMap(({ message }) => entriesOf(message));
    const preview = await bench.desk.preview(bench.space, bench.channel);
    expect(entriesOf(preview).map(({ reason }) => reason)).toEqual(posted.map(({ reason }) => reason));
    const [first] = preview.blocks;
    expect(first && plainText({ title: '', blocks: [first] })).toContain('Mon 23 Nov would have brought:');
  });

  test('twice says the same, and changes nothing', async () => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    const look = () => bench.desk.preview(bench.space, bench.channel);
    const state = async () => [
      await bench.store.db.selectFrom('schedules').selectAll().execute(),
      await bench.store.db.selectFrom('digests').selectAll().execute(),
      await bench.store.db.selectFrom('shown_papers').selectAll().execute(),
    ];
    const before = await state();
    expect(await look()).toEqual(await look());
    expect(await state()).toEqual(before);
    expect(bench.platform.requests).toEqual([]);
  });

  test('says why it could not be posted', async () => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    const state = { state: 'refused', state_reason: 'the permission Send Messages is missing.' };
    await bench.store.db.updateTable('destinations').set(state).where('kind', '=', 'channel').execute();
    expect(plainText(await bench.desk.preview(bench.space, bench.channel))).toContain(
      'I cannot post there now: the permission Send Messages is missing.',
    );
  });

  test('of a slot that was missed bears the day of that slot', async () => {
    const bench = await setUp(await openTestStore());
    await busyChannel(bench);
    await bench.clock.advance(26 * HOUR);
    const preview = await bench.desk.preview(bench.space, bench.channel);
    await bench.tick.run();
    expect(preview.title).toBe('Paperboy · Wed 25 Nov · #nlp');
    expect(bench.platform.arrived[0]?.message.title).toBe(preview.title);
  });
});
