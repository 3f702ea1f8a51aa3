import { describe, expect, test } from 'vitest';
import type { PostResult } from '../../../src/chat/api.ts';
import { createPlaces } from '../../../src/store/places.ts';
import type { Reply } from '../../support/scripted-platform.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, channelNamed, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const MISSING = "I can't post in #nlp: the permission Send Messages is missing.";
const refusal: PostResult = { state: 'refused', reason: 'no-permission', detail: MISSING };
const REFUSED: Reply = { arrives: false, result: refusal };

const stateOf = async ({ store }: Bench) => {
  const rows = store.db.selectFrom('destinations').select(['state', 'state_reason']);
  return rows.where('person_id', '=', '').executeTakeFirst();
};
const slotsOf = ({ store }: Bench) =>
  store.db.selectFrom('slots').select(['wall_time', 'outcome', 'reason']).orderBy('due_at').execute();

describe('a channel that refused', () => {
  const openTestStore = sqliteStores();

  /** A digest at 9:00 that was refused; `asked` counts how often rights were asked for, until `missing` is undefined. */
  const refused = async (papers = 1, time = '9:00', given = {}) => {
    const bench = await setUp(await openTestStore());
    const world = { missing: MISSING as string | undefined, asked: [] as number[] };
    Object.assign(bench.platform, {
      missingRight: async () => {
        world.asked.push(bench.clock.now());
        return world.missing;
      },
    });
    await bench.desk.set(bench.space, bench.channel, { time, topics: [], ...given });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce('2026-11-24', ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.platform.replies.push(REFUSED);
    await passTime(bench, HOUR / 2, bench.tick);
    return { bench, world };
  };

  test('is asked about every half hour, later every hour, and never posted to meanwhile', async () => {
    const { bench, world } = await refused();
    const start = bench.clock.now();
    await passTime(bench, 5 * HOUR, bench.tick, 30 * MINUTE);
    expect(world.asked.map((at) => (at - start) / MINUTE)).toEqual(
      Array.from({ length: 10 }, (_, i) => 30 * (i + 1)),
    );
    await passTime(bench, 10 * HOUR, bench.tick, 30 * MINUTE);
    const late = world.asked.slice(-5).map((at, i, all) => at - (all[i - 1] ?? at - HOUR));
    expect(late).toEqual(Array(5).fill(HOUR));
    expect(bench.platform.requests).toHaveLength(1);
    expect(await stateOf(bench)).toEqual({ state: 'refused', state_reason: MISSING });
  });

  test('is asked for what its layout needs', async () => {
    const { bench } = await refused(1, '9:00', { layout: 'thread' });
    const asked: unknown[] = [];
    const missingRight = async (_to: unknown, needs: unknown) => {
      asked.push(needs);
      return MISSING;
    };
    Object.assign(bench.platform, { missingRight });
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(asked[0]).toEqual({ threads: true, files: false });
  });

  test('gets what it missed within the hour once nothing is missing: caught up', async () => {
    const { bench, world } = await refused(2);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    world.missing = undefined;
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['p1', 'p2']);
    expect(await slotsOf(bench)).toEqual([
      {
        wall_time: '09:00',
        outcome: 'caught-up',
        reason: expect.stringMatching(/^caught up at 10:\d\d: 2$/),
      },
    ]);
    expect(await stateOf(bench)).toEqual({ state: 'ok', state_reason: '' });
    await bench.announce('2026-11-25', 'p1', 'q');
    await passTime(bench, DAY, bench.tick, HOUR / 2);
    expect(papersIn(bench.platform)).toEqual(['p1', 'p2', 'q']);
  });

  test('that refused in the middle of a digest gets the missing parts only', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    const ids = Array.from({ length: 25 }, (_, i) => `p${i + 1}`);
    await bench.announce('2026-11-24', ...ids);
    const first: PostResult = { state: 'accepted', channelId: 'c-nlp', messageId: 'm1' };
    bench.platform.replies.push({ arrives: true, result: first }, REFUSED);
    await passTime(bench, HOUR / 2, bench.tick);
    expect(await slotsOf(bench)).toMatchObject([{ outcome: 'partly-posted' }]);
    bench.platform.missing.clear();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(ids);
    await passTime(bench, DAY, bench.tick, HOUR / 2);
    expect(papersIn(bench.platform)).toEqual(ids);
  });

  test('has its failed slot run again when nothing had been chosen for it', async () => {
    const { bench, world } = await refused(1, '9:00 and 10:00');
    await bench.announce('2026-11-24', 'q');
    await passTime(bench, HOUR + MINUTE, bench.tick);
    expect(await slotsOf(bench)).toMatchObject([
      { wall_time: '09:00', outcome: 'failed', reason: MISSING },
      { wall_time: '10:00', outcome: 'failed', reason: MISSING },
    ]);
    world.missing = undefined;
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform).sort()).toEqual(['p1', 'q']);
    expect(await slotsOf(bench)).toMatchObject([
      { wall_time: '09:00', outcome: 'failed' },
      {
        wall_time: '10:00',
        outcome: 'caught-up',
        reason: expect.stringMatching(/^caught up at 10:\d\d: 2$/),
      },
    ]);
  });

  test('that takes messages again after more than six hours gets them with the next digest', async () => {
    const { bench, world } = await refused();
    await passTime(bench, 7 * HOUR, bench.tick, 30 * MINUTE);
    world.missing = undefined;
    await passTime(bench, 10 * HOUR, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual([]);
    expect(await stateOf(bench)).toMatchObject({ state: 'ok' });
    await passTime(bench, 10 * HOUR, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('is asked about at once when something in its space has changed', async () => {
    const { bench, world } = await refused();
    world.missing = undefined;
    await createPlaces(bench.store, bench.clock).spaceSeen({ platform: 'chat', externalId: 's1' });
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('although nothing seems to be missing is tried once, then once a day', async () => {
    const { bench, world } = await refused();
    world.missing = undefined;
    bench.platform.replies.push(REFUSED, REFUSED, REFUSED, REFUSED);
    await passTime(bench, DAY, bench.tick, 15 * MINUTE);
    expect(bench.platform.requests).toHaveLength(2);
  });

  test('is not asked about while its rights cannot be read: the reason on record stands', async () => {
    const { bench } = await refused();
    Object.assign(bench.platform, { missingRight: () => Promise.reject(new Error('down')) });
    await passTime(bench, 2 * HOUR, bench.tick);
    expect(await stateOf(bench)).toEqual({ state: 'refused', state_reason: MISSING });
  });

  test('delays no other: a platform that never answers about its rights keeps nobody from a digest', async () => {
    const { bench } = await refused();
    Object.assign(bench.platform, { missingRight: () => new Promise(() => undefined) });
    await bench.desk.set(bench.space, channelNamed('vision'), { time: '11:00', topics: [] });
    await bench.announce('2026-11-24', 'q');
    for (let passed = 0; passed < 3 * HOUR; passed += MINUTE) {
      bench.clock.advance(MINUTE);
      void bench.tick.run();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => papersIn(bench.platform)).toEqual(['q']);
  });

  test('stays gone when it was deleted, and comes back when it was archived', async () => {
    const { bench, world } = await refused();
    const places = createPlaces(bench.store, bench.clock);
    world.missing = undefined;
    await places.channelGone(bench.channel);
    await passTime(bench, 5 * HOUR, bench.tick, 30 * MINUTE);
    expect(await stateOf(bench)).toMatchObject({ state: 'gone', state_reason: 'The channel was deleted.' });
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await places.channelGone(bench.channel, 'archived');
    expect((await stateOf(bench))?.state_reason).toContain('Unarchive it');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(await stateOf(bench)).toMatchObject({ state: 'ok' });
  });
});
