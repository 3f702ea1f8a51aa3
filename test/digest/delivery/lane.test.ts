import { describe, expect, test } from 'vitest';
import type { Address, Message, PostResult } from '../../../src/chat/api.ts';
import { enqueueStore } from '../../../src/store/enqueue.ts';
import type { Store } from '../../../src/store/open.ts';
import { ScriptedPlatform } from '../../support/scripted-platform.ts';
import { sqliteStores } from '../../support/store.ts';
import { channelNamed, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

/** A platform that takes several at once; each request ends when its turn comes, the newest first. */
class WidePlatform extends ScriptedPlatform {
  readonly pace = { atOnce: 8, perSecond: 1_000 };
  /** Channels with a request under way. */
  readonly under: string[] = [];
  most = 0;
  mostInOne = 0;
  /** The first answer in a channel. */
  readonly answers = new Map<string, PostResult>();

  override async post(to: Address, message: Message, key: string): Promise<PostResult> {
    this.under.push(to.channelId);
    this.most = Math.max(this.most, this.under.length);
    this.mostInOne = Math.max(this.mostInOne, this.under.filter((id) => id === to.channelId).length);
    await new Promise((resolve) => setImmediate(resolve));
    this.under.splice(this.under.indexOf(to.channelId), 1);
    const scripted = this.answers.get(to.channelId);
    if (scripted) {
      this.answers.delete(to.channelId);
      this.requests.push(key);
      return scripted;
    }
    return super.post(to, message, key);
  }
}

describe('a lane', () => {
  const openTestStore = sqliteStores();
  /** So many channels due at 9:00 with so many papers each, shown all, on a clock that shows 9:00. */
  const atNine = async (channels: number, papers: number) => {
    const bench = await setUp(await openTestStore(), '2026-11-24T07:59:00Z');
    const platform = new WidePlatform('chat');
    const world = { ...bench, platform };
    const names = Array.from({ length: channels }, (_, i) => `n${i}`);
    for (const name of names) {
      await bench.desk.set(bench.space, channelNamed(name), { time: '9:00', topics: [] });
    }
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.clock.advance(MINUTE);
    const { tick } = bench.make({ platformOf: () => platform });
    return { ...world, tick, names };
  };

  test('sends to several channels at once, to each one message after the other, in order', async () => {
    const { platform, tick, names } = await atNine(12, 25);
    await tick.run();
    expect(platform.most).toBe(8);
    expect(platform.mostInOne).toBe(1);
    for (const name of names) {
      const here = platform.arrived.filter(({ to }) => to.channelId === `c-${name}`);
      expect(here.map(({ message }) => message.title.slice(-6))).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    }
  });

  test('a channel that refuses, one that is told to wait and one that gives no answer keep no other back', async () => {
    const { platform, tick, names, store } = await atNine(12, 1);
    platform.answers.set('c-n0', { state: 'refused', reason: 'gone', detail: 'deleted' });
    platform.answers.set('c-n1', { state: 'later', afterMs: 60_000, detail: 'slow down' });
    platform.answers.set('c-n2', { state: 'unknown', detail: '504' });
    await tick.run();
    expect(platform.arrived).toHaveLength(names.length - 3);
    expect(await outcomes(store)).toEqual({ failed: 1, posted: 9, sending: 2 });
  });

  test('a wait for the whole platform stops all its channels, and is over after that time', async () => {
    const { platform, tick, clock } = await atNine(16, 1);
    const asked: number[] = [];
    platform.answers.set('c-n0', { state: 'later', afterMs: 2_000, detail: 'global', everywhere: true });
    platform.duringPost = async () => void asked.push(clock.now());
    const start = clock.now();
    await tick.run();
    const early = asked.filter((at) => at < start + 2_000);
    expect(early.length).toBeLessThanOrEqual(8);
    expect(asked).toHaveLength(16);
  });

  test('keeps the pace that the platform names', async () => {
    const { platform, tick, clock } = await atNine(15, 1);
    Object.assign(platform, { pace: { atOnce: 8, perSecond: 5 } });
    const start = clock.now();
    await tick.run();
    expect(platform.arrived).toHaveLength(15);
    expect(clock.now() - start).toBeGreaterThanOrEqual(2_000);
    expect(clock.now() - start).toBeLessThan(4_000);
  });

  test('a fault of ours with one message is told, and the others are sent', async () => {
    const { platform, store, make } = await atNine(10, 1);
    let died = false;
    const { tick } = make({
      platformOf: () => platform,
      at: (point) => {
        if (point !== 'after-response' || died) return;
        died = true;
        throw new Error('a fault');
      },
    });
    await expect(tick.run()).rejects.toThrow('a fault');
    expect(platform.arrived).toHaveLength(10);
    expect(await outcomes(store)).toEqual({ posted: 9, sending: 1 });
  });

  test('stopped, it finishes what is in hand and leaves the rest to the next start', async () => {
    const { platform, tick, make, store } = await atNine(20, 1);
    let stopped: Promise<void> | undefined;
    platform.duringPost = async () => {
      stopped ??= tick.stop();
    };
    await tick.run();
    await stopped;
    const before = platform.arrived.length;
    expect(before).toBeLessThanOrEqual(16);
    expect(platform.under).toEqual([]);
    await make({ platformOf: () => platform }).tick.run();
    expect(platform.requests).toHaveLength(20);
    expect(platform.lookedUp).toEqual([]);
    expect(await outcomes(store)).toEqual({ posted: 20 });
  });
});

async function outcomes({ db }: Store): Promise<Record<string, number>> {
  const rows = await db.selectFrom('slots').select('outcome').orderBy('outcome').execute();
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe('a message under another', () => {
  const openTestStore = sqliteStores();
  const inThread = async (papers = 3) => {
    const bench = await setUp(await openTestStore(), '2026-11-24T07:59:00Z');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ layout: 'thread' }).execute();
    await bench.announce(TUESDAY, ...Array.from({ length: papers }, (_, i) => `p${i + 1}`));
    bench.clock.advance(MINUTE);
    return bench;
  };

  test('goes where that one stands, with its id', async () => {
    const { tick, platform } = await inThread();
    await tick.run();
    const [head, ...below] = platform.arrived;
    expect(head?.to.under).toBeUndefined();
    expect(below.map(({ to }) => [to.channelId, to.under])).toEqual(
      Array(3).fill(['c-nlp', head?.messageId]),
    );
  });

  test('is looked up where it would stand', async () => {
    const bench = await inThread(1);
    const looked: Address[] = [];
    const find = bench.platform.find.bind(bench.platform);
    bench.platform.find = async (to, key) => {
      looked.push(to);
      return find(to, key);
    };
    bench.platform.replies.push(
      { arrives: true, result: { state: 'accepted', channelId: 'c-nlp', messageId: 'head' } },
      { arrives: true, result: { state: 'unknown', detail: '504' } },
    );
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(looked).toMatchObject([{ channelId: 'c-nlp', under: 'head' }]);
    expect(bench.platform.requests).toHaveLength(2);
  });

  test('does not come without it', async () => {
    const bench = await inThread();
    bench.platform.replies.push({
      arrives: false,
      result: { state: 'refused', reason: 'gone', detail: 'no' },
    });
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
  });
});

describe('a message that belongs to no digest', () => {
  const openTestStore = sqliteStores();
  const withChannel = async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '23:00', topics: [] });
    const [destination] = await bench.store.db.selectFrom('destinations').select('id').execute();
    const enqueue = enqueueStore(bench.store, bench.clock);
    const single = (key: string, extra = {}) => ({
      ...{ key, destinationId: destination?.id ?? '', subjects: [{ kind: 'paper', id: 'p1' }] as const },
      ...{ message: { title: key, blocks: [] }, ...extra },
    });
    return { ...bench, enqueue, single };
  };

  test('is put in the outbox once for its key, sent and remembered', async () => {
    const { enqueue, single, tick, platform, store } = await withChannel();
    expect(await Promise.all([enqueue(single('note-1')), enqueue(single('note-1'))])).toEqual([true, false]);
    await tick.run();
    expect(await enqueue(single('note-1'))).toBe(false);
    await tick.run();
    expect(platform.arrived.map(({ message }) => message.title)).toEqual(['note-1']);
    const subjects = await store.db.selectFrom('posted_subjects').select('subject_id').execute();
    expect(subjects).toEqual([{ subject_id: 'p1' }]);
  });

  test('stands under the message it names', async () => {
    const { enqueue, single, tick, platform } = await withChannel();
    await enqueue(single('note-1', { under: { channelId: 'c-thread', messageId: 'm7' } }));
    await tick.run();
    expect(platform.arrived[0]?.to).toMatchObject({ channelId: 'c-thread', under: 'm7', quiet: true });
  });

  test('waits for no other, is refused alone, and holds no digest back', async () => {
    const bench = await withChannel();
    const detail = 'that message was deleted';
    bench.platform.replies.push({ arrives: false, result: { state: 'refused', reason: 'invalid', detail } });
    await bench.enqueue(bench.single('note-1'));
    await bench.enqueue(bench.single('note-2'));
    await bench.tick.run();
    expect(bench.platform.arrived.map(({ message }) => message.title)).toEqual(['note-2']);
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, DAY, bench.tick, HOUR / 2);
    expect(papersIn(bench.platform)).toEqual(['a']);
  });

  test('that could not leave for a day does not come any more', async () => {
    const bench = await withChannel();
    bench.platform.connected = 'reconnecting';
    await bench.enqueue(bench.single('note-1'));
    await passTime(bench, DAY + HOUR, bench.tick, HOUR);
    bench.platform.connected = 'connected';
    await bench.tick.run();
    expect(bench.platform.requests).toEqual([]);
  });
});
