import { expect, it } from 'vitest';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createReactionLists } from '../../src/store/reactions.ts';
import { joining } from '../../src/topics/subscriptions.ts';
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

  it('a topic becomes part of another: followers go over from where they began first, cards and ids lead to it', async () => {
    const { topics, subscriptions, space, person, store, announce, clock } = await setUp(
      await openTestStore(),
    );
    const [ann, bob, eve] = [await person('ann'), await person('bob'), await person('eve')];
    const [oldest, from, into] = [
      await topics.add(space, { name: 'thinning', rule: 'thinning' }, ann),
      await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann),
      await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, ann),
    ];
    const posted = createPostedMessages(store, clock);
    const card = { platform: 'chat', channelId: 'c1', messageId: 'm1' };
    const menu = { ...card, messageId: 'm2' };
    await posted.remember(card, space.id, [{ kind: 'topic', id: from.id }]);
    const both = [from, into].map(({ id }) => ({ kind: 'topic', id }) as const);
    await posted.remember(menu, space.id, both);
    await topics.merge(space, oldest.id, from.id);
    await subscriptions.join(ann, space, from);
    await subscriptions.join(eve, space, into);
    await announce('2026-11-24', 'a', 'b');
    await subscriptions.join(ann, space, into);
    await subscriptions.join(bob, space, from);
    expect(await topics.merge(space, from.id, into.id, 'sparse*, pruning')).toMatchObject({
      rule: 'sparse*, pruning',
    });
    const rows = store.db.selectFrom('subscriptions').select(['destination_id', 'topic_id', 'since_number']);
    const held = await rows.orderBy('destination_id').execute();
    expect(held.map(({ topic_id, since_number }) => [topic_id, since_number])).toEqual([
      [into.id, 0],
      [into.id, 2],
      [into.id, 0],
    ]);
    expect((await topics.names(space.id)).map(({ name }) => name)).toEqual(['sparsity']);
    for (const id of [oldest.id, from.id]) expect((await topics.find(space.id, id))?.id).toBe(into.id);
    expect(await topics.find(space.id, 'pruning')).toBeUndefined();
    for (const ref of [card, menu]) {
      expect((await posted.find(ref))?.subjects).toEqual([{ kind: 'topic', id: into.id }]);
    }
    expect(await store.db.selectFrom('schedules').select('id').where('active', '=', 0).execute()).toEqual([]);
  });

  it('who joins a topic as it ends joins what it became part of, or nothing', async () => {
    const { topics, subscriptions, space, person } = await setUp(await openTestStore());
    const ann = await person('ann');
    const merged = await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann);
    const into = await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, ann);
    const gone = await topics.add(space, { name: 'agents', rule: 'agents' }, ann);
    await topics.merge(space, merged.id, into.id);
    await topics.remove(space, 'agents');
    await subscriptions.join(ann, space, merged);
    await expect(subscriptions.join(ann, space, gone)).rejects.toThrow('agents has just been removed');
    expect((await subscriptions.of(ann)).map(({ topic }) => topic.id)).toEqual([into.id]);
    expect((await topics.list(space.id)).map(({ followers }) => followers)).toEqual([1]);
  });

  it('reactions of whom nobody joins anything anew are followed all the same', async () => {
    const { topics, store, clock, space, person } = await setUp(await openTestStore());
    const ann = await person('ann');
    const gone = await topics.add(space, { name: 'agents', rule: 'agents' }, ann);
    const ref = { platform: 'chat', channelId: 'c1', messageId: 'm1' };
    const posted = await createPostedMessages(store, clock).remember(ref, space.id, [
      { kind: 'topic', id: gone.id },
    ]);
    await topics.remove(space, 'agents');
    const told = {
      by: 'event',
      posted,
      personId: ann.id,
      emoji: '🧲',
      present: true,
      at: 1,
      eventId: 'e1',
    } as const;
    const effects = [{ kind: 'join', ...joining(clock)(ann, space, gone.id) } as const];
    const lists = createReactionLists(store, clock);
    await lists.settle([told], () => ({ rows: [], effects, seen: [], noLongerForgotten: [] }));
    expect(await store.db.selectFrom('events_seen').select('event_id').execute()).toEqual([
      { event_id: 'e1' },
    ]);
  });

  it('two merges of one pair at once: one happens, the other is told, and nobody is lost', async () => {
    const { topics, subscriptions, space, person } = await setUp(await openTestStore());
    const ann = await person('ann');
    const one = await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann);
    const two = await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, ann);
    await subscriptions.join(ann, space, one);
    const merges = [topics.merge(space, one.id, two.id), topics.merge(space, two.id, one.id)];
    const results = await Promise.allSettled(merges);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await topics.list(space.id)).map(({ followers }) => followers)).toEqual([1]);
  });
}
