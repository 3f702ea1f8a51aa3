import { describe, expect, test } from 'vitest';
import { RetryLater } from '../../../src/errors.ts';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

describe('direct messages', () => {
  const openTestStore = sqliteStores();
  const withTopic = async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    const topic = await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, boss);
    return { ...bench, topic };
  };

  test('bring a subscriber what fits, on weekdays at 9:00', async () => {
    const bench = await withTopic();
    await bench.subscriptions.join(await bench.person('ann'), bench.space, bench.topic);
    await bench.announce(TUESDAY, 'a: Pruning', 'b: Other');
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.arrived).toMatchObject([
      { to: { kind: 'direct', channelId: 'dm-ann' }, message: { title: 'Paperboy · Tue 24 Nov' } },
    ]);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning']);
  });

  test('open a conversation once', async () => {
    const bench = await withTopic();
    await bench.subscriptions.join(await bench.person('ann'), bench.space, bench.topic);
    for (const day of ['2026-11-24', '2026-11-25']) {
      await bench.announce(day, `${day}: Pruning`);
      await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    }
    expect(bench.platform.arrived).toHaveLength(2);
    expect(bench.platform.opened).toEqual(['ann']);
  });

  test('open new conversations one every ten seconds', async () => {
    const bench = await withTopic();
    const people = Array.from({ length: 7 }, (_, i) => `p${i}`);
    for (const name of people) {
      await bench.subscriptions.join(await bench.person(name), bench.space, bench.topic);
    }
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.clock.advance(30 * MINUTE);
    await bench.tick.run();
    expect(bench.platform.opened).toHaveLength(1);
    bench.clock.advance(20_000);
    await bench.tick.deliver();
    expect(bench.platform.opened).toHaveLength(3);
    bench.clock.advance(40_000);
    await bench.tick.deliver();
    expect(new Set(bench.platform.opened)).toEqual(new Set(people));
    expect(bench.platform.arrived).toHaveLength(7);
  });

  test('wait for all once the platform asks to slow down, and begin again one after the other', async () => {
    const bench = await withTopic();
    for (let i = 0; i < 5; i++) {
      await bench.subscriptions.join(await bench.person(`p${i}`), bench.space, bench.topic);
    }
    const { direct } = bench.platform;
    let asked = 0;
    bench.platform.direct = async () => {
      asked++;
      throw new RetryLater('opening too fast', 5 * MINUTE);
    };
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.clock.advance(30 * MINUTE);
    await bench.tick.run();
    await passTime(bench, 4 * MINUTE, { run: () => bench.tick.deliver() }, 10_000);
    expect(asked).toBe(1);
    bench.platform.direct = direct;
    await passTime(bench, MINUTE, { run: () => bench.tick.deliver() });
    expect(bench.platform.opened).toHaveLength(1);
    await passTime(bench, MINUTE, { run: () => bench.tick.deliver() }, 10_000);
    expect(bench.platform.arrived).toHaveLength(5);
  });

  test('that are closed are tried once, and the person is told when they act', async () => {
    const bench = await withTopic();
    const ann = await bench.person('ann');
    bench.platform.closed.add('ann');
    await bench.subscriptions.join(ann, bench.space, bench.topic);
    await bench.announce(TUESDAY, 'a: Pruning');
    await passTime(bench, 3 * DAY, bench.tick, 30 * MINUTE);
    expect(bench.platform.opened).toEqual(['ann']);
    const row = await bench.store.db
      .selectFrom('people')
      .select('direct_closed_at')
      .where('account_id', '=', 'ann')
      .executeTakeFirst();
    expect(row?.direct_closed_at).toBeGreaterThan(0);
    const [receipt] = await bench.subscriptions.of(ann);
    expect(receipt?.trouble).toContain('Your direct messages are closed.');
    bench.platform.closed.delete('ann');
    expect((await bench.subscriptions.join(ann, bench.space, bench.topic)).trouble).toContain('closed');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning']);
    expect((await bench.subscriptions.of(ann))[0]?.trouble).toBeUndefined();
  });

  test('that find the conversation closed later mark the person too', async () => {
    const bench = await withTopic();
    await bench.subscriptions.join(await bench.person('ann'), bench.space, bench.topic);
    bench.platform.replies.push({
      arrives: false,
      result: { state: 'refused', reason: 'closed', detail: 'Your direct messages are closed.' },
    });
    await bench.announce(TUESDAY, 'a: Pruning');
    await passTime(bench, 2 * DAY, bench.tick, 30 * MINUTE);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test('whose opening breaks are tried again', async () => {
    const bench = await withTopic();
    await bench.subscriptions.join(await bench.person('ann'), bench.space, bench.topic);
    const direct = bench.platform.direct.bind(bench.platform);
    bench.platform.direct = async (person) => {
      bench.platform.direct = direct;
      throw new Error(`no answer for ${person.accountId}`);
    };
    await bench.announce(TUESDAY, 'a: Pruning');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning']);
  });

  test('bring one paper once, though two topics fit', async () => {
    const bench = await withTopic();
    const ann = await bench.person('ann');
    const other = await bench.topics.add(bench.space, { name: 'sparsity', rule: 'sparse*' }, ann);
    await bench.subscriptions.join(ann, bench.space, bench.topic);
    await bench.subscriptions.join(ann, bench.space, other);
    await bench.announce(TUESDAY, 'a: Pruning for sparse models');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning for sparse models']);
  });

  test('that wait are not sent to who follows nothing any more', async () => {
    const bench = await withTopic();
    const ann = await bench.person('ann');
    await bench.subscriptions.join(ann, bench.space, bench.topic);
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.platform.connected = 'reconnecting';
    await passTime(bench, HOUR, bench.tick);
    await bench.subscriptions.leave(ann, bench.topic);
    bench.platform.connected = 'connected';
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.opened).toEqual([]);
    expect(bench.platform.requests).toEqual([]);
  });

  test('of topics elsewhere go on when the space of the first topic was left', async () => {
    const bench = await withTopic();
    const ann = await bench.person('ann');
    const lab = await bench.directory.space({ platform: 'chat', externalId: 's2', zone: 'Europe/Berlin' });
    const other = await bench.topics.add(lab, { name: 'sparsity', rule: 'sparse*' }, ann);
    await bench.subscriptions.join(ann, bench.space, bench.topic);
    await bench.subscriptions.join(ann, lab, other);
    await bench.store.db
      .updateTable('spaces')
      .set({ left_at: bench.clock.now() })
      .where('id', '=', bench.space.id)
      .execute();
    await bench.announce(TUESDAY, 'a: Pruning', 'b: Sparse models');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['b: Sparse models']);
  });
});
