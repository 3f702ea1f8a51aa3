import { expect, it } from 'vitest';
import { setUp } from '../digest/set-up.ts';
import type { OpenTestStore } from '../support/store.ts';

export function topicsContract(openTestStore: OpenTestStore): void {
  it('two people add topics of one name at once: one is there, the other is told', async () => {
    const { topics, space, person } = await setUp(await openTestStore());
    const boss = await person('boss');
    const results = await Promise.allSettled(
      ['🧲', '🌱', '🔬'].map((emoji) => topics.add(space, { name: 'Pruning', rule: 'pruning', emoji }, boss)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await topics.list(space.id)).toHaveLength(1);
  });

  it('spaces share neither names nor emoji', async () => {
    const { topics, space, directory, person } = await setUp(await openTestStore());
    const other = await directory.space({ platform: 'chat', externalId: 's2' });
    const boss = await person('boss');
    for (const each of [space, other]) {
      await topics.add(each, { name: 'pruning', rule: 'pruning', emoji: '🧲' }, boss);
    }
    expect(await topics.list(space.id)).toHaveLength(1);
    expect(await topics.list(other.id)).toHaveLength(1);
  });

  it('one person joins from several places at once: one subscription, one schedule, started from now', async () => {
    const { topics, subscriptions, space, person, store, announce } = await setUp(await openTestStore());
    const ann = await person('ann');
    const topic = await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann);
    await announce('2026-11-24', 'a', 'b', 'c');
    const receipts = await Promise.allSettled([1, 2, 3, 4].map(() => subscriptions.join(ann, space, topic)));
    expect(receipts.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(await store.db.selectFrom('subscriptions').select('since_number').execute()).toEqual([
      { since_number: 3 },
    ]);
    expect(await store.db.selectFrom('schedules').select(['watermark', 'active']).execute()).toEqual([
      { watermark: 3, active: 1 },
    ]);
  });

  it('a removed topic ends its subscriptions and rests whom nothing is left', async () => {
    const { topics, subscriptions, space, person, store } = await setUp(await openTestStore());
    const [ann, bob] = [await person('ann'), await person('bob')];
    const gone = await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann);
    const kept = await topics.add(space, { name: 'sparsity', rule: 'sparsity' }, ann);
    await subscriptions.join(ann, space, gone);
    await subscriptions.join(bob, space, gone);
    await subscriptions.join(bob, space, kept);
    await topics.remove(space, 'pruning');
    const rows = await store.db
      .selectFrom('schedules')
      .select(['destination_id', 'active'])
      .orderBy('destination_id')
      .execute();
    expect(rows.map(({ active }) => active)).toEqual([0, 1]);
    expect((await topics.list(space.id)).map(({ followers }) => followers)).toEqual([1]);
  });

  it('a backtest counts each paper once, on its first day', async () => {
    const { topics, announce } = await setUp(await openTestStore());
    await announce('2026-11-09', 'a: Pruning');
    await announce('2026-11-20', 'a', 'b: Pruning');
    const { days, matched } = await topics.backtest(['pruning']);
    expect(matched).toBe(2);
    expect(days).toEqual([
      { day: '2026-11-09', papers: 1 },
      { day: '2026-11-20', papers: 1 },
    ]);
  });

  it('a topic changes to no name that another has', async () => {
    const { topics, space, person } = await setUp(await openTestStore());
    const boss = await person('boss');
    const one = await topics.add(space, { name: 'pruning', rule: 'pruning' }, boss);
    await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, boss);
    const changes = ['sparsity', 'Sparsity'].map((name) =>
      topics.change(space, one.id, { name, rule: 'x-ray' }),
    );
    const results = await Promise.allSettled(changes);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await topics.names(space.id)).map(({ name }) => name)).toEqual(['pruning', 'sparsity']);
  });

  it('people leave a topic and join another at once: who follows something has a schedule that runs', async () => {
    const { topics, subscriptions, space, person, store } = await setUp(await openTestStore());
    const boss = await person('boss');
    const one = await topics.add(space, { name: 'pruning', rule: 'pruning' }, boss);
    const two = await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, boss);
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => person(`p${i}`)));
    for (const ann of people) await subscriptions.join(ann, space, one);
    for (const [from, to] of [
      [one, two],
      [two, one],
      [one, two],
    ] as const) {
      await Promise.all(
        people.flatMap((ann) => [subscriptions.leave(ann, from), subscriptions.join(ann, space, to)]),
      );
      const resting = store.db.selectFrom('schedules').select('id').where('active', '=', 0);
      expect(await resting.execute()).toEqual([]);
    }
  });
}
