import { expect, it } from 'vitest';
import { deliveryStore } from '../../src/store/deliveries.ts';
import { enqueueStore } from '../../src/store/enqueue.ts';
import { scheduleStore } from '../../src/store/schedules.ts';
import { slotStore } from '../../src/store/slots.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../digest/set-up.ts';
import type { OpenTestStore } from '../support/store.ts';

const TUESDAY = '2026-11-24';

export function digestsContract(openTestStore: OpenTestStore): void {
  /** A digest of so many papers, in parts of ten, decided but not sent. */
  const decided = async (papers: number) => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.platform.connected = 'reconnecting';
    bench.clock.advance(30 * MINUTE);
    await bench.tick.run();
    return { ...bench, deliveries: deliveryStore(bench.store, bench.clock), now: bench.clock.now() };
  };

  it('a week of digests brings each paper once', async () => {
    const bench = await setUp(await openTestStore(), '2026-11-23T05:00:00Z');
    const boss = await bench.person('boss');
    const topic = await bench.topics.add(bench.space, { name: 'pruning', rule: 'prun*' }, boss);
    await bench.desk.set(bench.space, bench.channel, { time: 'weekdays 9:00', topics: ['pruning'] });
    await bench.subscriptions.join(await bench.person('ann'), bench.space, topic);
    for (let day = 23; day < 30; day++) {
      const date = `2026-11-${day}`;
      if (day < 28) await bench.announce(date, `${date}: Pruning`, `${date}x: Other`);
      await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    }
    const inChannel = bench.platform.arrived.filter(({ to }) => to.kind === 'channel');
    expect(inChannel).toHaveLength(5);
    expect(papersIn(bench.platform)).toHaveLength(10);
    const outcomes = await bench.store.db.selectFrom('slots').select('outcome').distinct().execute();
    expect(outcomes).toEqual([{ outcome: 'posted' }]);
  });

  it('several claim at once: no message is claimed twice', async () => {
    const { deliveries, desk, space, store, clock, announce, tick } = await decided(1);
    for (let i = 0; i < 7; i++) {
      const channel = { platform: 'chat', kind: 'channel', channelId: `c${i}`, name: `c${i}` } as const;
      await desk.set(space, channel, { time: '10:00', topics: [] });
    }
    await announce(TUESDAY, 'q');
    clock.advance(HOUR);
    await tick.run();
    const now = clock.now();
    const claims = await Promise.all(
      Array.from({ length: 12 }, () => deliveries.claim('chat', now, now + MINUTE)),
    );
    const keys = claims.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const again = (await deliveries.claim('chat', now, now + MINUTE)).length;
    const pending = await store.db
      .selectFrom('deliveries')
      .where('state', '=', 'pending')
      .selectAll()
      .execute();
    expect(keys.length + again + pending.length).toBe(8);
  });

  it('a part waits for the one before it, also for one that is held', async () => {
    const { deliveries, now, store } = await decided(25);
    const [first] = await deliveries.claim('chat', now, now + MINUTE);
    expect(first).toMatchObject({ part: 1, parts: 3, state: 'sending', attempts: 1 });
    expect(await deliveries.claim('chat', now, now + MINUTE, 10)).toEqual([]);
    if (first) await deliveries.record(first, { state: 'held', detail: 'no history' }, now);
    expect(await deliveries.claim('chat', now, now + MINUTE, 10)).toEqual([]);
    const states = await store.db.selectFrom('deliveries').select('state').orderBy('part').execute();
    expect(states.map(({ state }) => state)).toEqual(['held', 'waiting', 'waiting']);
  });

  it('an attempt that was taken over records nothing', async () => {
    const { deliveries, now } = await decided(1);
    const [slow] = await deliveries.claim('chat', now, now + MINUTE);
    expect(await deliveries.loseLeases(now + MINUTE, now)).toBe(0);
    expect(await deliveries.loseLeases(now + MINUTE + 1, now)).toBe(1);
    const [lost] = await deliveries.unknown('chat', now);
    if (!slow || !lost) throw new Error('nothing was claimed');
    await deliveries.record(lost, { state: 'pending', detail: '' }, now);
    const [next] = await deliveries.claim('chat', now, now + MINUTE);
    expect(next).toMatchObject({ key: slow.key, attempts: 2 });
    const sent = { state: 'sent', detail: '', channelId: 'c', messageId: 'm' } as const;
    expect(await deliveries.record(slow, sent, now)).toBe(false);
    expect(next && (await deliveries.record(next, sent, now))).toBe(true);
  });

  it('a digest that never left is superseded by the next, with its papers', async () => {
    const { tick, clock, announce, store, platform, desk, channel, space } = await decided(2);
    await desk.set(space, channel, { time: '9:00 and 11:00', topics: [] });
    await announce(TUESDAY, 'q');
    clock.advance(2 * HOUR);
    await tick.run();
    platform.connected = 'connected';
    await tick.run();
    expect(papersIn(platform).sort()).toEqual(['p1', 'p2', 'q']);
    const slots = await store.db
      .selectFrom('slots')
      .select(['wall_time', 'outcome', 'reason'])
      .orderBy('due_at')
      .execute();
    expect(slots).toEqual([
      { wall_time: '09:00', outcome: 'skipped', reason: 'superseded by 11:00' },
      { wall_time: '11:00', outcome: 'posted', reason: 'posted 3 at 11:00' },
    ]);
  });

  it('a slot that has its outcome is not decided again: what was considered for it is left to the next', async () => {
    const { store, clock, now } = await decided(1);
    const slots = slotStore(store, clock);
    const [row] = await store.db.selectFrom('schedules').select('id').execute();
    const entry = await scheduleStore(store, clock).get(row?.id ?? '');
    const [slot] = await slots.last(row?.id ?? '', 1);
    if (!entry || !slot) throw new Error('nothing was decided');
    const { schedule } = entry;
    const watermark = schedule.watermark + 7;
    const decision = {
      schedule,
      slot,
      skipped: [],
      again: false,
      watermark,
      nextAt: schedule.nextAt + DAY,
      now,
    };
    expect(await slots.decide(decision)).toBe(false);
    expect((await scheduleStore(store, clock).get(schedule.id))?.schedule).toEqual({
      ...schedule,
      nextAt: schedule.nextAt + DAY,
    });
    expect(await slots.decide({ ...decision, slot: { ...slot, localDate: '2026-11-25' } })).toBe(false);
  });

  it('two processes decide one slot once', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'a');
    const ticks = [bench.tick, bench.make().tick, bench.make().tick];
    // On SQLite a process that starts takes what is being sent for left behind: these have started.
    for (const tick of ticks) await tick.deliver();
    bench.clock.advance(30 * MINUTE);
    await Promise.all(ticks.map((tick) => tick.run()));
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['a']);
    expect(await bench.store.db.selectFrom('digests').selectAll().execute()).toHaveLength(1);
    expect(await bench.store.db.selectFrom('slots').selectAll().execute()).toHaveLength(1);
  });

  it('what a refused digest showed and folded is owed, and comes once', async () => {
    const bench = await decided(8);
    const { store, platform, desk, space, channel, tick } = bench;
    await store.db.updateTable('digest_papers').set({ shown: 0 }).where('position', '>', 5).execute();
    await store.db.deleteFrom('shown_papers').where('paper_id', 'in', ['p6', 'p7', 'p8']).execute();
    const detail = 'The channel was deleted.';
    platform.replies.push({ arrives: false, result: { state: 'refused', reason: 'gone', detail } });
    platform.connected = 'connected';
    await tick.run();
    await desk.set(space, channel, { time: '9:00', topics: [] });
    await passTime(bench, 2 * DAY, tick, HOUR);
    expect(papersIn(platform).sort()).toEqual(Array.from({ length: 8 }, (_, i) => `p${i + 1}`));
  });

  it('a held direct message is owed once more', async () => {
    const bench = await setUp(await openTestStore());
    const ann = await bench.person('ann');
    const topic = await bench.topics.add(bench.space, { name: 'pruning', rule: 'prun*' }, ann);
    await bench.subscriptions.join(ann, bench.space, topic);
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    bench.platform.replies.push({ arrives: true, result: { state: 'unknown', detail: '504' } });
    await passTime(bench, 3 * DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning', 'a: Pruning']);
  });

  it('several are claimed at once, one for each destination', async () => {
    const { deliveries, desk, space, clock, announce, tick, store } = await decided(25);
    for (let i = 0; i < 3; i++) {
      const channel = { platform: 'chat', kind: 'channel', channelId: `c${i}`, name: `c${i}` } as const;
      await desk.set(space, channel, { time: '10:00', topics: [] });
    }
    await announce(TUESDAY, 'q');
    clock.advance(HOUR);
    await tick.run();
    const enqueue = enqueueStore(store, clock);
    const [first] = await deliveries.claim('chat', clock.now(), clock.now() + MINUTE);
    const { destinationId = '' } = first ?? {};
    await enqueue({ key: 'note', destinationId, message: { title: '', blocks: [] }, subjects: [] });
    const now = clock.now();
    const claimed = await deliveries.claim('chat', now, now + MINUTE, 10);
    expect(claimed).toHaveLength(3);
    expect(new Set([destinationId, ...claimed.map((each) => each.destinationId)]).size).toBe(4);
    expect(await deliveries.claim('chat', now, now + MINUTE, 10)).toEqual([]);
    if (first) await deliveries.record(first, { state: 'skipped', detail: '' }, now);
    expect(await deliveries.claim('chat', now, now + MINUTE, 10)).toHaveLength(1);
  });

  it('decisions written together do not spoil each other: one that cannot be written is alone', async () => {
    const { store, clock, now } = await decided(1);
    const slots = slotStore(store, clock);
    const [row] = await store.db.selectFrom('schedules').select('id').execute();
    const entry = await scheduleStore(store, clock).get(row?.id ?? '');
    const [slot] = await slots.last(row?.id ?? '', 1);
    if (!entry || !slot) throw new Error('nothing was decided');
    const { schedule } = entry;
    const ahead = { ...slot, localDate: '2026-11-25', outcome: 'nothing-matched', digestId: '' } as const;
    const base = {
      skipped: [],
      again: false,
      watermark: schedule.watermark,
      nextAt: schedule.nextAt + DAY,
      now,
    };
    const taken = { id: slot.digestId, fromNumber: 0, toNumber: 0, papers: [], deliveries: [] };
    const results = await Promise.allSettled([
      slots.decide({ ...base, schedule: { ...schedule, id: 'unknown' }, slot: ahead }),
      slots.decide({ ...base, schedule, slot: { ...ahead, localDate: '2026-11-26' }, digest: taken }),
      slots.decide({ ...base, schedule, slot: ahead }),
    ]);
    expect(results.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
      false,
      'failed',
      true,
    ]);
    const dates = (await slots.last(schedule.id, 9)).map(({ localDate }) => localDate);
    expect(dates.toSorted()).toEqual(['2026-11-24', '2026-11-25']);
  });
}
