import { describe, expect, test } from 'vitest';
import type { PostResult } from '../../../src/chat/api.ts';
import type { AtPoint, FailPoint } from '../../../src/digest/delivery/fail-points.ts';
import { sqliteStores } from '../../support/store.ts';
import { channelNamed, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';
const SECOND = 1_000;

describe('the outbox', () => {
  const openTestStore = sqliteStores();
  /** A digest due at 9:00 with so many papers, on a clock that shows 8:59. */
  const almostNine = async (papers = 1) => {
    const bench = await setUp(await openTestStore(), '2026-11-24T07:59:00Z');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.clock.advance(MINUTE);
    const last = async () => (await bench.desk.statusOf(bench.channel))?.last[0];
    const reply = (arrives: boolean, result: PostResult | Error) =>
      bench.platform.replies.push({ arrives, result });
    return { ...bench, last, reply };
  };

  class Died extends Error {}
  /** Dies once at this point, as a killed process would: nothing after it runs. */
  const dieAt = (point: FailPoint, atVisit = 1): AtPoint => {
    let visits = 0;
    return (at) => {
      if (at === point && ++visits === atVisit) throw new Died(point);
    };
  };

  const points: FailPoint[] = [
    'before-claim',
    'after-claim',
    'after-request',
    'after-response',
    'after-record',
  ];
  test.each(points)('a process that dies %s loses nothing and repeats nothing (A1)', async (point) => {
    const bench = await almostNine();
    await expect(bench.make({ at: dieAt(point) }).tick.run()).rejects.toThrow(Died);
    bench.clock.advance(5 * SECOND);
    await bench.make().tick.run();
    expect(papersIn(bench.platform)).toEqual(['p1']);
    expect(await bench.last()).toMatchObject({ outcome: 'posted' });
  });

  test.each(points)('of three parts, dying %s at the second leaves order and number (A6)', async (point) => {
    const bench = await almostNine(25);
    await expect(bench.make({ at: dieAt(point, 2) }).tick.run()).rejects.toThrow(Died);
    bench.clock.advance(5 * SECOND);
    await bench.make().tick.run();
    expect(papersIn(bench.platform)).toEqual(Array.from({ length: 25 }, (_, i) => `p${i + 1}`));
    expect(bench.platform.arrived.map(({ message }) => message.title)).toEqual([
      'Paperboy · Tue 24 Nov · #nlp · 1 of 3',
      'Paperboy · Tue 24 Nov · #nlp · 2 of 3',
      'Paperboy · Tue 24 Nov · #nlp · 3 of 3',
    ]);
  });

  test('a message accepted without an answer is looked up, not sent again (A2)', async () => {
    const bench = await almostNine();
    bench.reply(true, new Error('no answer within 10 s'));
    await bench.tick.run();
    expect(bench.platform.requests).toHaveLength(1);
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(bench.platform.lookedUp).toHaveLength(1);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject({ outcome: 'posted' });
  });

  test('a message accepted with an answer of 502 is looked up, not sent again (A3)', async () => {
    const bench = await almostNine();
    bench.reply(true, { state: 'unknown', detail: '502' });
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject({ outcome: 'posted' });
  });

  test('a message that the look-up does not find is sent once more (A4)', async () => {
    const bench = await almostNine();
    bench.reply(false, { state: 'unknown', detail: '500' });
    await passTime(bench, 3 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['p1']);
    expect(bench.platform.requests).toHaveLength(2);
  });

  test.each([
    [0, SECOND],
    [65 * SECOND, 65 * SECOND],
    [1337 * SECOND, 15 * MINUTE],
    [Number.NaN, MINUTE],
  ])('a platform that asks for %i ms is left alone for %i ms (A5)', async (afterMs, waits) => {
    const bench = await almostNine();
    bench.reply(false, { state: 'later', afterMs, detail: 'slow down' });
    await bench.tick.run();
    bench.clock.advance(waits - 1);
    await bench.tick.deliver();
    expect(bench.platform.requests).toHaveLength(1);
    bench.clock.advance(1);
    await bench.tick.deliver();
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('what cannot be looked up is held and said, never sent again (A7)', async () => {
    const bench = await almostNine();
    bench.reply(true, { state: 'unknown', detail: '504' });
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'the history of #nlp cannot be read' };
    await passTime(bench, 5 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject({
      outcome: 'held',
      reason: 'perhaps posted, so not sent again: the history of #nlp cannot be read',
    });
  });

  test('a look-up that breaks holds the message', async () => {
    const bench = await almostNine();
    bench.reply(false, { state: 'unknown', detail: 'reset' });
    bench.platform.findAnswer = new Error('403');
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject({ outcome: 'held' });
  });

  test('stopping finishes the message in hand and takes no other (A9)', async () => {
    const bench = await almostNine(25);
    let stopped: Promise<void> | undefined;
    bench.platform.duringPost = async () => {
      stopped ??= bench.tick.stop();
      await bench.clock.sleep(0);
    };
    await bench.tick.run();
    await stopped;
    expect(bench.platform.arrived).toHaveLength(1);
    await bench.make().tick.run();
    expect(papersIn(bench.platform)).toEqual(Array.from({ length: 25 }, (_, i) => `p${i + 1}`));
  });

  test('a message is `sending` in the store before the request leaves', async () => {
    const bench = await almostNine();
    const states: string[] = [];
    bench.platform.duringPost = async () => {
      const rows = await bench.store.db.selectFrom('deliveries').select('state').execute();
      states.push(...rows.map(({ state }) => state));
    };
    await bench.tick.run();
    expect(states).toEqual(['sending']);
  });

  test('a platform that is away gets its digest when it is back, within six hours', async () => {
    const bench = await almostNine();
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 3 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toEqual([]);
    bench.platform.connected = 'connected';
    await bench.tick.run();
    expect(await bench.last()).toMatchObject({ outcome: 'caught-up', reason: 'caught up at 12:00: 1' });
  });

  test('after six hours away the papers come with the next digest', async () => {
    const bench = await almostNine();
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 7 * HOUR, bench.tick, 10 * MINUTE);
    expect(await bench.last()).toMatchObject({ outcome: 'skipped' });
    bench.platform.connected = 'connected';
    await bench.announce('2026-11-25', 'q');
    await passTime(bench, 18 * HOUR, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['q', 'p1']);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test('a refused message marks the channel, ends the digest and keeps its other parts back', async () => {
    const bench = await almostNine(25);
    const detail = 'The channel #nlp was deleted.';
    bench.reply(false, { state: 'refused', reason: 'gone', detail });
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject({ outcome: 'failed', reason: detail });
    expect(await bench.desk.statusOf(bench.channel)).toMatchObject({ trouble: detail });
  });

  test('parts that arrived before a refusal count: partly posted', async () => {
    const bench = await almostNine(25);
    bench.reply(true, { state: 'accepted', channelId: 'c-nlp', messageId: 'one' });
    bench.reply(false, { state: 'refused', reason: 'invalid', detail: 'too many buttons' });
    await bench.tick.run();
    expect(await bench.last()).toMatchObject({
      outcome: 'partly-posted',
      reason: 'posted 1 of 3 messages at 9:00: too many buttons',
    });
  });

  test('a posted digest is remembered with its digest and its papers, for reactions', async () => {
    const bench = await almostNine(2);
    await bench.tick.run();
    const rows = await bench.store.db
      .selectFrom('posted_subjects')
      .select(['kind', 'subject_id'])
      .orderBy('position')
      .execute();
    expect(rows.map(({ kind }) => kind)).toEqual(['digest', 'paper', 'paper']);
    expect(rows.slice(1).map((row) => row.subject_id)).toEqual(['p1', 'p2']);
  });

  test('every button that leaves carries the id of a stored action', async () => {
    const bench = await almostNine(8);
    await bench.store.db.updateTable('schedules').set({ budget: 5 }).execute();
    await bench.tick.run();
    const items = bench.platform.arrived[0]?.message.blocks.flatMap((block) =>
      block.type === 'actions' ? block.items : [],
    );
    const stored = await bench.store.db.selectFrom('actions').select(['id', 'command']).execute();
    expect(items?.map(({ action }) => action.id).sort()).toEqual(stored.map(({ id }) => id).sort());
    expect(stored.map(({ command }) => command).sort()).toEqual(['announced', 'explain', 'pick', 'topics']);
  });

  test('two ticks at once send once', async () => {
    const bench = await almostNine(12);
    await Promise.all([bench.tick.run(), bench.tick.run(), bench.tick.deliver()]);
    expect(bench.platform.requests).toHaveLength(2);
  });

  test('one platform gets one message at a time, however often the outbox is called', async () => {
    const bench = await almostNine(30);
    let [under, most] = [0, 0];
    bench.platform.duringPost = async () => {
      most = Math.max(most, ++under);
      await bench.clock.sleep(0);
      under--;
    };
    await bench.desk.set(bench.space, channelNamed('vision'), { time: '9:00', topics: [] });
    await bench.tick.run();
    for (const id of ['c1', 'c2', 'c3']) {
      await bench.desk.set(bench.space, channelNamed(id), { time: '9:30', topics: [] });
    }
    await bench.announce(TUESDAY, 'q');
    bench.clock.advance(30 * MINUTE);
    await Promise.all([bench.tick.run(), bench.tick.deliver(), bench.tick.run(), bench.tick.deliver()]);
    expect(bench.platform.requests).toHaveLength(6);
    expect(most).toBe(1);
  });

  test('two processes on one store send once', async () => {
    const bench = await almostNine(30);
    const other = bench.make();
    await bench.tick.deliver();
    await other.tick.deliver();
    await Promise.all([bench.tick.run(), other.tick.run()]);
    expect(new Set(bench.platform.requests).size).toBe(bench.platform.requests.length);
    expect(papersIn(bench.platform)).toHaveLength(30);
  });

  test('a wait that a clock ten days ahead wrote down ends when the clock is right again', async () => {
    const bench = await almostNine();
    bench.reply(true, { state: 'unknown', detail: '504' });
    await bench.tick.run();
    const ahead = bench.clock.now() + 240 * HOUR;
    await bench.store.db.updateTable('deliveries').set({ not_before: ahead, lease_until: ahead }).execute();
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(bench.platform.lookedUp).toHaveLength(1);
    expect(await bench.last()).toMatchObject({ outcome: 'posted' });
  });
});
