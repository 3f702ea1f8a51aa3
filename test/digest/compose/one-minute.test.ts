import { describe, expect, test } from 'vitest';
import { NewsWindow } from '../../../src/digest/compose/news-window.ts';
import { PaperReader } from '../../../src/topics/paper-reader.ts';
import { paper } from '../../support/papers.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, channelNamed, HOUR, MINUTE, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

/** What stands in a channel: title and reason of each paper. */
function inChannel({ platform }: Bench, name: string): string[] {
  return platform.arrived
    .filter(({ to }) => to.channelId === `c-${name}`)
    .flatMap(({ message }) => message.blocks)
    .flatMap((block) => (block.type === 'paper' ? [`${block.entry.title} (${block.entry.reason})`] : []));
}

describe('digests of one minute', () => {
  const openTestStore = sqliteStores();

  test('say of a paper that another channel gets it too, after the first', async () => {
    const bench = await setUp(await openTestStore());
    for (const name of ['one', 'two']) {
      await bench.desk.set(bench.space, channelNamed(name), { time: '9:00', topics: [] });
    }
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick, HOUR / 2);
    const said = [...inChannel(bench, 'one'), ...inChannel(bench, 'two')];
    expect(said.filter((line) => line === 'a (whole feed)')).toHaveLength(1);
    expect(said.filter((line) => /^a \(whole feed · also in #(one|two)\)$/.test(line))).toHaveLength(1);
  });

  test('bring each channel what is after its own mark, however near those of others are', async () => {
    const bench = await setUp(await openTestStore());
    const { desk, space } = bench;
    await desk.set(space, channelNamed('early'), { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'a');
    await desk.set(space, channelNamed('middle'), { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'b');
    await desk.set(space, channelNamed('late'), { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'c');
    await passTime(bench, HOUR, bench.tick, HOUR / 2);
    const titles = (name: string) =>
      inChannel(bench, name)
        .map((line) => line.slice(0, 1))
        .toSorted();
    expect([titles('early'), titles('middle'), titles('late')]).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c']]);
  });

  test('keep what was folded, and find out why it fits when somebody looks', async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, boss);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['pruning'] });
    await bench.store.db.updateTable('schedules').set({ budget: 2 }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: 15 }, (_, i) => `p${i + 10}: Pruning`));
    await passTime(bench, 31 * MINUTE, bench.tick, 31 * MINUTE);
    const [digest] = await bench.store.db.selectFrom('digests').select('id').execute();
    const first = await bench.desk.folded(digest?.id ?? '', 1);
    const second = await bench.desk.folded(digest?.id ?? '', 2);
    expect(first).toMatchObject({ total: 13, pages: 2 });
    const all = [...(first?.papers ?? []), ...(second?.papers ?? [])];
    expect(new Set(all.map(({ paper: { id } }) => id)).size).toBe(13);
    expect(new Set(all.map(({ reason }) => reason))).toEqual(new Set(['pruning: pruning in the title']));
  });
});

describe('a window of news', () => {
  test('larger than a shelf is looked through whole, once for all who ask at the same time', async () => {
    const papers = Array.from({ length: 1_150 }, (_, i) =>
      paper({ id: `p${i}`, title: i % 100 === 0 ? 'Pruning' : 'Vision' }),
    );
    const byId = new Map(papers.map((each) => [each.id, each]));
    let read = 0;
    const byIds = async (ids: readonly string[]) => {
      read += ids.length;
      return ids.flatMap((id) => byId.get(id) ?? []);
    };
    const news = new Map(
      papers.map(({ id }, i) => [id, { paperId: id, number: i + 1, source: 'arxiv', day: TUESDAY }] as const),
    );
    const window = new NewsWindow(new PaperReader({ byIds }), news);
    const [one, two] = await Promise.all([window.fits(['pruning', '*']), window.fits(['pruning', 'vision'])]);
    expect(one.map((fits) => fits.length)).toEqual([12, 1_150]);
    expect(two.map((fits) => fits.length)).toEqual([12, 1_138]);
    expect(read).toBe(1_150);
    expect(window.since(1_100)).toBe(50);
  });
});
