import { describe, expect, test } from 'vitest';
import type { ChatPlatform, PostResult } from '../../../src/chat/api.ts';
import { joinPapers } from '../../../src/store/join-papers.ts';
import { createVotes } from '../../../src/store/votes.ts';
import { sqliteStores } from '../../support/store.ts';
import { channelNamed, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const names = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `p${from + i}`);

describe('papers that did not arrive', () => {
  const openTestStore = sqliteStores();
  const almostNine = async (papers: number, budget = 50) => {
    const bench = await setUp(await openTestStore(), '2026-11-24T07:59:00Z');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget }).execute();
    await bench.announce(TUESDAY, ...names(papers));
    const last = async () => (await bench.desk.statusOf(bench.channel))?.last ?? [];
    const reply = (arrives: boolean, result: PostResult | Error) =>
      bench.platform.replies.push({ arrives, result });
    const accept = () => reply(true, { state: 'accepted', channelId: 'c-nlp', messageId: 'one' });
    return { ...bench, last, reply, accept };
  };
  type Bench = Awaited<ReturnType<typeof almostNine>>;
  const merge = ({ store }: Bench, gone: string, kept: string) =>
    store.db.transaction().execute((tx) => joinPapers(tx, gone, kept));

  test('because a later part was refused come with the next digest, those that did arrive do not', async () => {
    const bench = await almostNine(25);
    bench.accept();
    bench.reply(false, { state: 'refused', reason: 'no-permission', detail: 'Send Messages is missing.' });
    await passTime(bench, HOUR, bench.tick);
    expect(await bench.last()).toMatchObject([{ outcome: 'partly-posted' }]);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform).sort()).toEqual(names(25).sort());
  });

  test('with the line of folded papers bring those too', async () => {
    const bench = await almostNine(8, 5);
    bench.reply(false, { state: 'refused', reason: 'gone', detail: 'The channel was deleted.' });
    await passTime(bench, HOUR, bench.tick);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform).sort()).toEqual(names(8).sort());
  });

  test('because the platform takes no such message are not tried again: the next digest is not lost to them', async () => {
    const bench = await almostNine(1);
    bench.reply(false, { state: 'refused', reason: 'invalid', detail: 'Invalid form body.' });
    await passTime(bench, HOUR, bench.tick);
    await bench.announce(WEDNESDAY, 'q');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['q']);
    expect(await bench.last()).toMatchObject([{}, { outcome: 'failed' }]);
  });

  test('because the platform said "later" for six hours come with the next digest', async () => {
    const bench = await almostNine(2);
    const { reply, platform } = bench;
    for (let i = 0; i < 30; i++) reply(false, { state: 'later', afterMs: 15 * MINUTE, detail: 'slow down' });
    await passTime(bench, 7 * HOUR, bench.tick, 10 * MINUTE);
    expect(await bench.last()).toMatchObject([{ outcome: 'skipped' }]);
    platform.replies.length = 0;
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(platform)).toEqual(names(2));
  });

  test('in the morning come that day, when the time is moved to the afternoon (C7)', async () => {
    const bench = await almostNine(1);
    bench.reply(false, { state: 'refused', reason: 'not-a-member', detail: 'Invite me to #nlp.' });
    await passTime(bench, HOUR, bench.tick);
    await bench.desk.set(bench.space, bench.channel, { time: '15:00', topics: [] });
    await passTime(bench, 7 * HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('of hundreds of digests at once are owed in steps', async () => {
    const bench = await almostNine(1);
    const channels = Array.from({ length: 50 }, (_, i) => channelNamed(`c${i}`));
    for (const channel of channels) await bench.desk.set(bench.space, channel, { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'q');
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 7 * HOUR, bench.tick, HOUR);
    bench.platform.connected = 'connected';
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform).filter((title) => title === 'q')).toHaveLength(51);
  });

  test('more than ten parts arrive in order', async () => {
    const bench = await almostNine(115, 120);
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(names(115));
    expect(bench.platform.arrived).toHaveLength(12);
  });

  test('a machine that slept between claim and request sends nothing unlooked', async () => {
    const bench = await almostNine(1);
    let slept = false;
    const { tick } = bench.make({
      at: (point) => {
        if (point !== 'after-claim' || slept) return;
        slept = true;
        bench.clock.advance(3 * MINUTE);
      },
    });
    bench.clock.advance(MINUTE);
    await tick.run();
    expect(bench.platform.requests).toEqual([]);
    await passTime(bench, 2 * MINUTE, tick);
    expect(bench.platform.lookedUp).toHaveLength(1);
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('a platform that made a message wait is told when it must not leave any more', async () => {
    const bench = await almostNine(1);
    const platform: ChatPlatform = bench.platform;
    const post = platform.post.bind(platform);
    const said: (boolean | undefined)[] = [];
    platform.post = async (to, message, key, maySend) => {
      said.push(maySend?.());
      if (said.length > 1) return post(to, message, key);
      bench.clock.advance(3 * MINUTE);
      said.push(maySend?.());
      return { state: 'later', afterMs: 1_000, detail: 'slept' };
    };
    bench.clock.advance(MINUTE);
    await passTime(bench, 10 * MINUTE, bench.tick);
    expect(said).toEqual([true, false, true]);
    expect(papersIn(bench.platform)).toEqual(names(1));
  });

  test('what is looked up was made so long ago', async () => {
    const bench = await almostNine(1);
    const platform: ChatPlatform = bench.platform;
    const find = platform.find.bind(platform);
    const ago: (number | undefined)[] = [];
    platform.find = async (to, key, agoMs) => {
      ago.push(agoMs);
      return find(to, key);
    };
    bench.reply(true, { state: 'unknown', detail: '504' });
    bench.clock.advance(MINUTE);
    await bench.tick.run();
    bench.clock.advance(3 * DAY);
    await bench.tick.run();
    expect(ago).toEqual([3 * DAY]);
  });

  test('an answer that comes after the lease still counts, when nobody has tried again', async () => {
    const bench = await almostNine(1);
    const other = bench.make();
    await other.tick.deliver();
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    bench.platform.duringPost = async () => {
      bench.clock.advance(3 * MINUTE);
      bench.platform.connected = 'reconnecting';
      await other.tick.deliver();
    };
    bench.clock.advance(MINUTE);
    await bench.tick.run();
    bench.platform.connected = 'connected';
    await passTime(bench, 2 * MINUTE, bench.tick);
    expect(bench.platform.requests).toHaveLength(1);
    expect(await bench.last()).toMatchObject([{ outcome: 'posted' }]);
  });

  test('a digest turned off while it waits is not posted, and its slot says so', async () => {
    const bench = await almostNine(2);
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 2 * MINUTE, bench.tick);
    await bench.desk.off(bench.channel);
    bench.platform.connected = 'connected';
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toEqual([]);
    const slots = await bench.store.db.selectFrom('slots').select(['outcome', 'reason']).execute();
    expect(slots).toEqual([{ outcome: 'skipped', reason: 'the digest was turned off' }]);
  });

  test('nothing is posted in a space that was left', async () => {
    const bench = await almostNine(1);
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 2 * MINUTE, bench.tick);
    await bench.store.db.updateTable('spaces').set({ left_at: bench.clock.now() }).execute();
    bench.platform.connected = 'connected';
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.requests).toEqual([]);
    await bench.store.db.updateTable('spaces').set({ left_at: 0 }).execute();
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['p1']);
  });

  test('a paper that becomes part of another while its digest waits is remembered as that one, and does not come again', async () => {
    const bench = await almostNine(1);
    bench.platform.connected = 'reconnecting';
    await passTime(bench, 2 * MINUTE, bench.tick);
    await merge(bench, 'p1', 'kept');
    bench.platform.connected = 'connected';
    await passTime(bench, MINUTE, bench.tick);
    const subjects = await bench.store.db
      .selectFrom('posted_subjects')
      .select('subject_id')
      .where('kind', '=', 'paper')
      .execute();
    expect(subjects).toEqual([{ subject_id: 'kept' }]);
    await bench.announce(WEDNESDAY, 'kept');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test('a paper that becomes part of another between choice and writing does not come again', async () => {
    const bench = await almostNine(1);
    const votes = createVotes(bench.store, bench.clock);
    let merged = false;
    const { tick } = bench.make({
      votes: {
        ...votes,
        tally: async (...ask) => {
          if (!merged) await merge(bench, 'p1', 'kept');
          merged = true;
          return votes.tally(...ask);
        },
      },
    });
    await passTime(bench, 2 * MINUTE, tick);
    expect(papersIn(bench.platform)).toEqual(['p1']);
    await bench.announce(WEDNESDAY, 'kept');
    await passTime(bench, DAY, tick, 30 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
  });
});
