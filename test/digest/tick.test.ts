import { describe, expect, test } from 'vitest';
import { startTick } from '../../src/digest/start-tick.ts';
import { createLog } from '../../src/log.ts';
import { sqliteStores } from '../support/store.ts';
import { channelNamed, HOUR, papersIn, passTime, setUp } from './set-up.ts';

/** A log whose lines can be read. */
function readableLog() {
  const lines: string[] = [];
  const log = createLog({ level: 'info', secrets: [], to: { write: (line) => lines.push(line) } });
  return { log, lines };
}

describe('the tick', () => {
  const openTestStore = sqliteStores();

  test('a schedule that cannot be decided keeps no other from its digest, and is in the log', async () => {
    const bench = await setUp(await openTestStore());
    const { log, lines } = readableLog();
    await bench.desk.set(bench.space, channelNamed('broken'), { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ cron: 'nonsense' }).execute();
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a');
    // Started after the faults: the first look at the start must survive them too.
    await passTime(bench, HOUR, bench.make({ log }).tick, HOUR / 4);
    expect(papersIn(bench.platform)).toEqual(['a']);
    expect(lines.join('')).toContain('a slot could not be decided');
  });

  test('a source that cannot be asked about fails the slot’s decision, not the tick; the next one decides it', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a');
    let broken = true;
    const { tick } = bench.make({
      sourceTrouble: async () => {
        if (broken) throw new Error('the table of sources is locked');
        return undefined;
      },
    });
    await passTime(bench, HOUR, tick, HOUR / 2);
    expect(papersIn(bench.platform)).toEqual([]);
    broken = false;
    await tick.run();
    expect(papersIn(bench.platform)).toEqual(['a']);
  });

  test('once stopped does nothing more, and stopping leaves no timer behind', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a');
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const running = startTick(bench.tick, readableLog().log);
    await running.stop();
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before);
    await passTime(bench, HOUR, bench.tick, HOUR / 2);
    expect(bench.platform.requests).toEqual([]);
  });

  test('lets other work run between one message and the next, on a store and a platform that answer at once', async () => {
    const bench = await setUp(await openTestStore());
    const channels = Array.from({ length: 30 }, (_, i) => channelNamed(`c${i}`));
    for (const channel of channels) await bench.desk.set(bench.space, channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a');
    bench.clock.advance(HOUR / 2);
    let turns = 0;
    const immediate = () => {
      turns++;
      running = setImmediate(immediate);
    };
    let running = setImmediate(immediate);
    await bench.tick.run();
    clearImmediate(running);
    expect(bench.platform.requests).toHaveLength(30);
    expect(turns).toBeGreaterThan(30);
  });
});
