import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

describe('a digest at a time that the clocks leave out or repeat', () => {
  const openTestStore = sqliteStores();

  test.each([
    ['New York, spring (C1)', 'America/New_York', '2:30', '2026-03-08', '3:00'],
    ['Berlin, spring (C1)', 'Europe/Berlin', '2:30', '2026-03-29', '3:00'],
    ['Lord Howe, half an hour, spring (C1)', 'Australia/Lord_Howe', '2:15', '2026-10-04', '2:30'],
    ['Chatham, +12:45, spring (C1)', 'Pacific/Chatham', '2:45', '2026-09-27', '3:45'],
    ['St John’s, spring (C1)', 'America/St_Johns', '2:30', '2026-03-08', '3:00'],
    ['Cairo at midnight, spring (C1)', 'Africa/Cairo', '0:30', '2026-04-24', '1:00'],
    ['New York, autumn (C2)', 'America/New_York', '1:30', '2026-11-01', '1:30'],
    ['Berlin, autumn (C2)', 'Europe/Berlin', '2:30', '2026-10-25', '2:30'],
    ['Lord Howe, half an hour, autumn (C2)', 'Australia/Lord_Howe', '1:45', '2026-04-05', '1:45'],
    ['Chatham, autumn (C2)', 'Pacific/Chatham', '3:00', '2026-04-05', '3:00'],
    ['Cairo at midnight, autumn (C2)', 'Africa/Cairo', '23:30', '2026-10-29', '23:30'],
    ['a leap day (C8)', 'UTC', '9:00', '2028-02-29', '9:00'],
    ['the last day of a year (C8)', 'Asia/Kathmandu', '9:00', '2026-12-31', '9:00'],
  ])('comes once that date: %s', async (_, zone, time, date, shown) => {
    const start = Date.parse(date) - 30 * HOUR;
    const bench = await setUp(await openTestStore(), new Date(start).toISOString());
    const plan = await bench.desk.set(bench.space, bench.channel, { time, zone, topics: [] });
    for (const due of plan.next) {
      await bench.announce(date, `p${due}`);
      bench.clock.advance(due - 15 * MINUTE - bench.clock.now());
      await passTime(bench, 3 * HOUR, bench.tick, 15 * MINUTE);
    }
    const slots = await bench.store.db.selectFrom('slots').selectAll().orderBy('due_at').execute();
    const dates = slots.map(({ local_date }) => local_date);
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates).toContain(date);
    const that = slots.find(({ local_date }) => local_date === date);
    expect(that?.reason).toMatch(new RegExp(`^posted \\d at ${shown}$`));
    expect(new Set(bench.platform.requests).size).toBe(bench.platform.requests.length);
    expect(papersIn(bench.platform).length).toBe(new Set(papersIn(bench.platform)).size);
  });
});

describe('a digest whose minute is missed', () => {
  const openTestStore = sqliteStores();
  const start = async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a');
    return bench;
  };

  test.each([0.5, 2, 10, 40])('by %d s of a blocked event loop still comes, once (C6)', async (seconds) => {
    const bench = await start();
    await passTime(bench, 29 * MINUTE, bench.tick);
    bench.clock.advance(MINUTE + seconds * 1_000);
    await bench.tick.run();
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
    expect((await bench.desk.statusOf(bench.channel))?.last).toMatchObject([{ outcome: 'posted' }]);
  });

  test('comes once where two machines read the zone differently: its name is date and wall time (C9)', async () => {
    const bench = await start();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    // As a machine would see it whose data put the zone an hour further west.
    const next_at = Date.parse('2026-11-24T09:00:00Z');
    await bench.store.db.updateTable('schedules').set({ zone: 'Europe/London', next_at }).execute();
    await bench.announce('2026-11-24', 'b');
    await passTime(bench, 2 * HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });
});
