import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

/** Tuesday 24 November 2026, 8:30 in Berlin. */
const TUESDAY = '2026-11-24';

describe('a slot', () => {
  const openTestStore = sqliteStores();
  const start = async (time = '9:00', topics: string[] = []) => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time, topics });
    const last = async () => (await bench.desk.statusOf(bench.channel))?.last ?? [];
    return { ...bench, last };
  };

  test('posts what was announced since the last one, once, and says when', async () => {
    const bench = await start();
    await bench.announce(TUESDAY, 'a', 'b');
    await passTime(bench, 90 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
    expect(await bench.last()).toMatchObject([{ outcome: 'posted', reason: 'posted 2 at 9:00' }]);
  });

  test('posts nothing before its time', async () => {
    const bench = await start();
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, 29 * MINUTE, bench.tick);
    expect(bench.platform.requests).toEqual([]);
  });

  test('does not bring what was announced before the digest was set', async () => {
    const bench = await setUp(await openTestStore());
    await bench.announce(TUESDAY, 'old');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'new');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['new']);
  });

  test('never brings a paper twice, though a second source announces it later', async () => {
    const bench = await start();
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick);
    await bench.announce('2026-11-25', 'a', 'b');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });

  test('without news posts nothing and names the weekend', async () => {
    const bench = await start();
    bench.clock.advance(4 * DAY);
    await bench.tick.run();
    expect(bench.platform.requests).toEqual([]);
    bench.clock.advance(HOUR);
    await bench.tick.run();
    expect(await bench.last()).toMatchObject([
      { outcome: 'nothing-announced', reason: 'nothing announced (weekend)' },
      {},
      {},
      {},
      {},
    ]);
  });

  test('without a paper that fits says how many there were', async () => {
    const bench = await setUp(await openTestStore());
    const manager = await bench.person('boss');
    await bench.topics.add(bench.space, { name: 'data selection', rule: '"data selection"' }, manager);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['Data  Selection'] });
    await bench.announce(TUESDAY, 'a', 'b');
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toEqual([]);
    expect((await bench.desk.statusOf(bench.channel))?.last).toMatchObject([
      { outcome: 'nothing-matched', reason: 'none of 2 new papers fits data selection' },
    ]);
  });

  test('waits for a late source and posts when it comes', async () => {
    const bench = await start();
    bench.world.trouble = 'arXiv has not answered since 01:10 UTC';
    await passTime(bench, HOUR, bench.tick);
    const waiting = {
      outcome: 'source-late',
      reason: 'arXiv has not answered since 01:10 UTC; I post when it does, until 15:00 Europe/Berlin',
    };
    expect(await bench.last()).toMatchObject([waiting]);
    bench.world.trouble = undefined;
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['a']);
    expect(await bench.last()).toMatchObject([{ outcome: 'caught-up', reason: 'caught up at 9:31: 1' }]);
  });

  test('that waits for a late source ends when the next slot comes', async () => {
    const bench = await start('9:00 and 11:00');
    bench.world.trouble = 'arXiv has not answered since 01:10 UTC';
    await passTime(bench, 3 * HOUR, bench.tick, 10 * MINUTE);
    expect(await bench.last()).toMatchObject([
      { outcome: 'source-late' },
      { outcome: 'skipped', reason: 'superseded by 11:00' },
    ]);
  });

  test('gives a late source up after six hours, and says so', async () => {
    const bench = await start();
    bench.world.trouble = 'arXiv has not answered since 01:10 UTC';
    await passTime(bench, 7 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toEqual([]);
    expect(await bench.last()).toMatchObject([
      { outcome: 'nothing-announced', reason: 'nothing announced: arXiv has not answered since 01:10 UTC' },
    ]);
  });

  test('says in the digest which source is missing (D12)', async () => {
    const bench = await start();
    bench.world.trouble = 'arXiv has not answered since 01:10 UTC';
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick);
    expect(JSON.stringify(bench.platform.arrived[0]?.message.blocks)).toContain('arXiv has not answered');
  });

  test('of a channel that is gone fails without a try and keeps its papers', async () => {
    const bench = await start();
    bench.platform.replies.push({
      arrives: false,
      result: {
        state: 'refused',
        reason: 'no-permission',
        detail: 'I cannot post in #nlp: Send Messages is missing.',
      },
    });
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick);
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
    const reason = 'I cannot post in #nlp: Send Messages is missing.';
    expect(await bench.last()).toMatchObject([
      { outcome: 'failed', reason },
      { outcome: 'failed', reason },
    ]);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
  });
});
