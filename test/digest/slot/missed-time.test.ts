import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

describe('time that jumps', () => {
  const openTestStore = sqliteStores();
  const start = async (time = '9:00') => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time, topics: [] });
    await bench.announce(TUESDAY, 'a');
    const outcomes = async () => {
      const last = (await bench.desk.statusOf(bench.channel))?.last ?? [];
      return last.map(({ outcome }) => outcome);
    };
    return { ...bench, outcomes };
  };

  test('asleep for five minutes over the slot: on time still (C5)', async () => {
    const bench = await start();
    bench.clock.advance(35 * MINUTE);
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['a']);
    expect(await bench.outcomes()).toEqual(['posted']);
  });

  test('asleep for 26 hours: yesterday’s slot is superseded, today’s is caught up (C5)', async () => {
    const bench = await start();
    bench.clock.advance(26 * HOUR);
    await bench.tick.run();
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.outcomes()).toEqual(['caught-up', 'skipped']);
  });

  test('asleep for ten days and past the limit: nothing now, the papers come with the next digest (C5)', async () => {
    const bench = await start();
    bench.clock.advance(10 * DAY + 8 * HOUR);
    await bench.tick.run();
    expect(bench.platform.requests).toEqual([]);
    expect(await bench.outcomes()).toEqual(Array(7).fill('skipped'));
    await passTime(bench, 17 * HOUR, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
  });

  test.each([
    ['+1 h', HOUR],
    ['+1 day', DAY],
    ['+1 year', 365 * DAY],
    ['-1 h', -HOUR],
    ['-1 day', -DAY],
  ])('a clock that jumps %s and back brings each paper once, and goes on (C4)', async (_, jump) => {
    const bench = await start();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    bench.clock.advance(jump);
    await bench.tick.run();
    bench.clock.advance(-jump);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    await bench.announce('2026-11-25', 'b');
    await passTime(bench, 3 * DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
    expect(bench.platform.requests).toHaveLength(2);
  });

  test('a clock set back over a slot that ran: not posted again, and what came meanwhile is not lost (C4)', async () => {
    const bench = await start();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    bench.clock.advance(-HOUR);
    await bench.announce(TUESDAY, 'b');
    await passTime(bench, 2 * HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });

  test('moved to later today after it ran: not again today, nor after a restart (C7)', async () => {
    const bench = await start();
    await passTime(bench, 40 * MINUTE, bench.tick);
    const plan = await bench.desk.set(bench.space, bench.channel, { time: '9:30', topics: [] });
    await bench.announce(TUESDAY, 'b');
    const restarted = bench.make();
    await passTime(bench, 10 * HOUR, restarted.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
    expect(plan.next[0]).toBe(Date.parse('2026-11-25T08:30:00Z'));
  });

  test('moved to later today before it ran: today at the new time, once (C7)', async () => {
    const bench = await start();
    const plan = await bench.desk.set(bench.space, bench.channel, { time: '17:00', topics: [] });
    expect(plan.next[0]).toBe(Date.parse('2026-11-24T16:00:00Z'));
    await passTime(bench, 12 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test('set again in the minute of its slot, before that ran: today still (C7)', async () => {
    const bench = await start();
    bench.clock.advance(30 * MINUTE + 1_000);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['a']);
  });

  test('moved to an earlier time that has passed: tomorrow (C7)', async () => {
    const bench = await start();
    const plan = await bench.desk.set(bench.space, bench.channel, { time: '8:00', topics: [] });
    expect(plan.next[0]).toBe(Date.parse('2026-11-25T07:00:00Z'));
  });

  test('moved to a zone where it is morning yet, after it ran: not again that date (C7)', async () => {
    const bench = await start();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', zone: 'America/New_York', topics: [] });
    await bench.announce(TUESDAY, 'b');
    await passTime(bench, 12 * HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
    await passTime(bench, 24 * HOUR, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });

  test('of two runs a day, changed between them, the second comes at its new time (C7)', async () => {
    const bench = await start('twice a day');
    await passTime(bench, 3 * HOUR, bench.tick, 10 * MINUTE);
    const plan = await bench.desk.set(bench.space, bench.channel, { time: '10:00 and 18:00', topics: [] });
    expect(plan.next[0]).toBe(Date.parse('2026-11-24T17:00:00Z'));
  });

  test('changing keeps the schedule and what it has seen', async () => {
    const bench = await start();
    const ids = () => bench.store.db.selectFrom('schedules').select(['id', 'watermark']).execute();
    const before = await ids();
    await bench.announce(TUESDAY, 'b');
    await bench.desk.set(bench.space, bench.channel, { time: '8:45', topics: [] });
    expect(await ids()).toEqual(before);
    await passTime(bench, HOUR, bench.tick, 5 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });

  test('turned off it stays silent, turned on it starts from then', async () => {
    const bench = await start();
    expect(await bench.desk.off(bench.channel)).toBe(true);
    expect(await bench.desk.off(bench.channel)).toBe(false);
    await passTime(bench, 2 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toEqual([]);
    await bench.desk.set(bench.space, bench.channel, { time: '12:00', topics: [] });
    await bench.announce(TUESDAY, 'b');
    await passTime(bench, 3 * HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['b']);
  });
});
