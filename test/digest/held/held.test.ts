import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';
const LOST = { arrives: false, result: { state: 'unknown', detail: '504' } } as const;
const CANNOT_TELL = { state: 'cannot-tell', detail: 'I may not read the history' } as const;

const slotOf = async ({ store }: Bench) => {
  const [slot] = await store.db.selectFrom('slots').select(['outcome', 'reason']).orderBy('due_at').execute();
  return slot;
};

const statesOf = async ({ store }: Bench) => {
  const rows = await store.db.selectFrom('deliveries').select('state').orderBy('key').execute();
  return rows.map(({ state }) => state);
};

describe('a held message of a channel', () => {
  const openTestStore = sqliteStores();

  /** A digest of so many papers, ten a message, whose first message is held. */
  const held = async (papers: number) => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.platform.replies.push(LOST);
    bench.platform.findAnswer = CANNOT_TELL;
    await passTime(bench, HOUR, bench.tick);
    const [message] = await bench.desk.held.ofSpace(bench.space.id);
    if (!message) throw new Error('nothing is held');
    return { ...bench, message };
  };

  test('is listed with its channel, slot, part and reason, and keeps the parts behind it back', async () => {
    const { message, channel, platform, ...bench } = await held(25);
    expect(message).toMatchObject({
      channel: { channelId: channel.channelId, name: 'nlp', spaceId: 's1' },
      ...{ part: 1, parts: 3, papers: 10, waiting: 2, why: 'I may not read the history' },
      ...{ dueAt: Date.parse('2026-11-24T08:00:00Z'), zone: 'Europe/Berlin' },
    });
    expect(platform.requests).toHaveLength(1);
    expect(await slotOf({ ...bench, platform, channel })).toEqual({
      outcome: 'held',
      reason: 'perhaps posted, so not sent again: I may not read the history; 2 messages wait behind it',
    });
  });

  test('sent again comes first, then what waited, in order; the outcome names the hand', async () => {
    const bench = await held(25);
    expect(await bench.desk.held.sendAgain(bench.message.key, bench.message.attempt)).toBe('again');
    expect(await slotOf(bench)).toEqual({
      outcome: 'sending',
      reason: 'sent again by a manager at 9:30',
    });
    await bench.tick.deliver();
    expect(papersIn(bench.platform)).toEqual(Array.from({ length: 25 }, (_, i) => `p${i + 1}`));
    expect(await slotOf(bench)).toEqual({
      outcome: 'caught-up',
      reason: 'caught up at 9:30: 25; sent again by a manager at 9:30',
    });
    expect(await bench.desk.held.ofSpace(bench.space.id)).toEqual([]);
  });

  test('sent again twice, or by two managers at once, or after a restart, is sent once', async () => {
    const bench = await held(1);
    const { key, attempt } = bench.message;
    const desks = [bench.desk, bench.make().desk];
    const answers = await Promise.all(desks.map((desk) => desk.held.sendAgain(key, attempt)));
    expect(answers.sort()).toEqual(['again', 'over']);
    const restarted = bench.make();
    await restarted.tick.run();
    expect(papersIn(bench.platform)).toEqual(['p1']);
    expect(await restarted.desk.held.sendAgain(key, attempt)).toBe('over');
    expect(await restarted.desk.held.drop(key, attempt)).toBe('over');
    await restarted.tick.run();
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('held anew is a new question: a word about the first attempt does not count', async () => {
    const bench = await held(1);
    const { key, attempt } = bench.message;
    bench.platform.replies.push(LOST);
    await bench.desk.held.sendAgain(key, attempt);
    await passTime(bench, 5 * MINUTE, bench.tick);
    expect(await slotOf(bench)).toMatchObject({ outcome: 'held' });
    expect(await bench.desk.held.sendAgain(key, attempt)).toBe('over');
    expect(await bench.desk.held.sendAgain(key, attempt + 1)).toBe('again');
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('is not sent again when it can be looked up by then and stands there', async () => {
    const bench = await held(11);
    bench.platform.findAnswer = { state: 'found', channelId: 'c-nlp', messageId: 'm1' };
    expect(await bench.desk.held.sendAgain(bench.message.key, bench.message.attempt)).toBe('found');
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['p11']);
    expect(await statesOf(bench)).toEqual(['sent', 'sent']);
    const posted = await bench.store.db.selectFrom('posted_messages').select('message_id').execute();
    expect(posted.map(({ message_id }) => message_id).sort()).toEqual(['m1', 'm2']);
  });

  test('dropped is final: its papers never come again, and what waited goes out', async () => {
    const bench = await held(11);
    expect(await bench.desk.held.drop(bench.message.key, bench.message.attempt)).toBe('dropped');
    expect(await bench.desk.held.drop(bench.message.key, bench.message.attempt)).toBe('over');
    await bench.tick.run();
    expect(await statesOf(bench)).toEqual(['dropped', 'sent']);
    expect(await slotOf(bench)).toEqual({
      outcome: 'partly-posted',
      reason: 'posted 1 of 2 messages at 9:30; message 1 was dropped by a manager at 9:30',
    });
    await bench.announce('2026-11-25', 'p1', 'q');
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['p11', 'q']);
  });

  test('dropped alone ends the slot as skipped, by whom', async () => {
    const bench = await held(1);
    await bench.desk.held.drop(bench.message.key, bench.message.attempt);
    expect(await slotOf(bench)).toEqual({
      outcome: 'skipped',
      reason: 'dropped by a manager at 9:30',
    });
  });

  test('without a word for six hours, what waited behind it comes with the next digest; it stays held', async () => {
    const bench = await held(11);
    await passTime(bench, 2 * DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['p11']);
    expect(await bench.desk.held.ofSpace(bench.space.id)).toHaveLength(1);
    expect((await slotOf(bench))?.outcome).toBe('held');
  });

  test('can be sent again long after its slot', async () => {
    const bench = await held(1);
    await passTime(bench, 2 * DAY, bench.tick, HOUR);
    await bench.desk.held.sendAgain(bench.message.key, bench.message.attempt);
    await bench.tick.run();
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('without a word for a week is dropped', async () => {
    const bench = await held(1);
    await passTime(bench, 8 * DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual([]);
    expect(await bench.desk.held.ofSpace(bench.space.id)).toEqual([]);
    expect((await slotOf(bench))?.reason).toBe('dropped: nobody asked for it within 7 days');
  });

  test('at the head of a thread keeps its thread back, which then stands under it, sent again or found', async () => {
    for (const word of ['sent again', 'found'] as const) {
      const bench = await setUp(await openTestStore());
      const { desk, platform, tick } = bench;
      await desk.set(bench.space, bench.channel, { time: '9:00', topics: [], layout: 'thread' });
      await bench.announce(TUESDAY, 'a', 'b');
      platform.replies.push(LOST);
      platform.findAnswer = CANNOT_TELL;
      await passTime(bench, HOUR, tick, 10 * MINUTE);
      const [message] = await desk.held.ofSpace(bench.space.id);
      expect(message).toMatchObject({ part: 1, waiting: 2 });
      if (word === 'found') platform.findAnswer = { state: 'found', channelId: 'c-nlp', messageId: 'm1' };
      await desk.held.sendAgain(message?.key ?? '', message?.attempt ?? 0);
      await tick.run();
      const head = word === 'found' ? 'm1' : platform.arrived[0]?.messageId;
      const cards = platform.arrived.filter(({ to }) => to.under !== undefined);
      expect(cards.map(({ to }) => to.under)).toEqual([head, head]);
      expect(papersIn(platform)).toEqual(['a', 'b']);
    }
  });
});
