import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { quietLog } from '../../support/quiet-log.ts';
import { sqliteStores } from '../../support/store.ts';
import { MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

/** As on a full disk: everything can be read, nothing written. */
describe('while the store takes no writes (E4)', () => {
  const openTestStore = sqliteStores();
  const almostNine = async () => {
    const bench = await setUp(await openTestStore(), '2026-11-24T07:58:00Z');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce('2026-11-24', 'a', 'b');
    const isFull = async (full: boolean) => {
      await sql`pragma query_only = ${sql.raw(full ? 'on' : 'off')}`.execute(bench.store.db);
    };
    const log = quietLog();
    const { tick } = bench.make({ log });
    /** The tick as it is called: what it throws is logged, and it is called again. */
    const run = { run: () => tick.run().catch((error: Error) => log.error(error.message)) };
    return { ...bench, isFull, log, pass: (ms: number, step: number) => passTime(bench, ms, run, step) };
  };

  test('nothing leaves and the log says why; with room again the digest comes, once', async () => {
    const bench = await almostNine();
    await bench.isFull(true);
    await bench.pass(30 * MINUTE, 5 * MINUTE);
    expect(bench.platform.requests).toEqual([]);
    expect(JSON.stringify(bench.log.lines)).toContain('readonly');
    expect((await bench.desk.preview(bench.space, bench.channel)).title).toContain('24 Nov');
    await bench.isFull(false);
    await bench.pass(10 * MINUTE, MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
    expect(bench.platform.requests).toHaveLength(1);
    expect((await bench.desk.statusOf(bench.channel))?.last[0]?.outcome).toBe('caught-up');
  });

  test('a message taken right before that cannot be recorded as sent is looked up, not sent again', async () => {
    const bench = await almostNine();
    const post = bench.platform.post.bind(bench.platform);
    bench.platform.post = async (...message) => {
      const answer = await post(...message);
      await bench.isFull(true);
      return answer;
    };
    await bench.pass(30 * MINUTE, 5 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
    await bench.isFull(false);
    await bench.pass(10 * MINUTE, MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
    expect((await bench.desk.statusOf(bench.channel))?.last[0]?.outcome).toMatch(/^(posted|caught-up)$/);
  });
});
