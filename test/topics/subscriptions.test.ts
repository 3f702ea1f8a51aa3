import { describe, expect, test } from 'vitest';
import { DAY, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';

describe('a person’s subscriptions', () => {
  const openTestStore = sqliteStores();
  const start = async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    const add = (name: string) => bench.topics.add(bench.space, { name, rule: name }, boss);
    const schedules = () => bench.store.db.selectFrom('schedules').selectAll().execute();
    return { ...bench, topic: await add('pruning'), add, schedules };
  };

  test('the first makes a schedule on weekdays at 9:00, in the space’s zone, and says so', async () => {
    const { subscriptions, space, topic, person } = await start();
    expect(await subscriptions.join(await person('ann'), space, topic)).toEqual({
      topic,
      changed: true,
      when: 'weekdays 9:00',
      zone: 'Europe/Berlin',
      zoneIsSpaces: true,
      nextAt: Date.parse('2026-11-24T08:00:00Z'),
    });
  });

  test('a zone that the platform tells stands above the space’s', async () => {
    const { subscriptions, space, topic, person } = await start();
    const receipt = await subscriptions.join(await person('ann', 'Asia/Kolkata'), space, topic);
    expect(receipt).toMatchObject({
      zone: 'Asia/Kolkata',
      zoneIsSpaces: false,
      nextAt: Date.parse('2026-11-25T03:30:00Z'),
    });
  });

  test('a zone that nobody knows is UTC', async () => {
    const { subscriptions, space, topic, person } = await start();
    const nowhere = { ...space, zone: 'Moon/Far_Side' };
    const receipt = await subscriptions.join(await person('ann', 'nonsense'), nowhere, topic);
    expect(receipt).toMatchObject({ zone: 'UTC', zoneIsSpaces: true });
  });

  test('joining twice changes nothing', async () => {
    const { subscriptions, space, topic, person, schedules, clock } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    const before = await schedules();
    clock.advance(3 * DAY);
    expect(await subscriptions.join(ann, space, topic)).toMatchObject({ changed: false });
    expect(await schedules()).toEqual(before);
    expect(await subscriptions.of(ann)).toHaveLength(1);
  });

  test('leaving says what was left, and leaving again that nothing changed', async () => {
    const { subscriptions, space, topic, person } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    expect(await subscriptions.leave(ann, topic)).toMatchObject({ changed: true, nextAt: 0 });
    expect(await subscriptions.leave(ann, topic)).toMatchObject({ changed: false });
    expect(await subscriptions.of(ann)).toEqual([]);
  });

  test('the last one left rests the schedule; coming back wakes the same one, from now', async () => {
    const { subscriptions, space, topic, person, schedules, announce } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    const [first] = await schedules();
    await subscriptions.leave(ann, topic);
    expect(await schedules()).toMatchObject([{ active: 0 }]);
    await announce('2026-11-24', 'a', 'b');
    await subscriptions.join(ann, space, topic);
    expect(await schedules()).toMatchObject([{ id: first?.id, active: 1, watermark: 2 }]);
  });

  test('a second topic leaves the schedule as far as it was; it starts from now itself', async () => {
    const { subscriptions, space, topic, person, schedules, announce, add, store } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    const before = await schedules();
    await announce('2026-11-24', 'a: Pruning', 'b');
    await subscriptions.join(ann, space, await add('sparsity'));
    expect(await schedules()).toEqual(before);
    const since = await store.db
      .selectFrom('subscriptions')
      .select('since_number')
      .orderBy('since_number')
      .execute();
    expect(since).toEqual([{ since_number: 0 }, { since_number: 2 }]);
  });

  test('the 201st topic is refused', async () => {
    const { subscriptions, topics, space, topic, person, store } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    const rows = Array.from({ length: 199 }, (_, i) => ({
      destination_id: 'direct:chat:ann',
      topic_id: `t${i}`,
      since_number: 0,
      created_at: 0,
    }));
    await store.db.insertInto('subscriptions').values(rows).execute();
    const other = await topics.add(space, { name: 'another', rule: 'another' }, ann);
    await expect(subscriptions.join(ann, space, other)).rejects.toThrow('You follow 200 topics');
    expect(await subscriptions.join(ann, space, topic)).toMatchObject({ changed: false });
  });

  test('a zone one chooses moves the next message and stays', async () => {
    const { subscriptions, feed, space, topic, person } = await start();
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    await feed.setZone(ann, 'america/new york');
    expect(await subscriptions.of(ann)).toMatchObject([
      { zone: 'America/New_York', zoneIsSpaces: false, nextAt: Date.parse('2026-11-24T14:00:00Z') },
    ]);
    await expect(feed.setZone(ann, 'Berln')).rejects.toThrow('Did you mean Europe/Berlin?');
  });

  test('are each person’s own', async () => {
    const { subscriptions, space, topic, person, add } = await start();
    const [ann, bob] = [await person('ann'), await person('bob')];
    await subscriptions.join(ann, space, topic);
    await subscriptions.join(bob, space, await add('sparsity'));
    expect((await subscriptions.of(ann)).map((receipt) => receipt.topic.name)).toEqual(['pruning']);
    expect((await subscriptions.of(bob)).map((receipt) => receipt.topic.name)).toEqual(['sparsity']);
  });
});
