import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createTopics } from '../../src/topics/create-topics.ts';
import { setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';

describe('the topics of a space', () => {
  const openTestStore = sqliteStores();
  const start = async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    const add = (name: string, rule = 'pruning', emoji?: string) =>
      bench.topics.add(bench.space, { name, rule, ...(emoji !== undefined && { emoji }) }, boss);
    return { ...bench, add };
  };

  test('are found by name, whatever its case, and by id; the rule stands as typed', async () => {
    const { add, topics, space } = await start();
    const topic = await add('Data Selection', '"data selection", dedup*', '🧲');
    expect(topic).toMatchObject({ name: 'Data Selection', emoji: '🧲', rule: '"data selection", dedup*' });
    expect(await topics.find(space.id, 'data  SELECTION')).toEqual(topic);
    expect(await topics.find(space.id, topic.id)).toEqual(topic);
    expect(await topics.find('chat:other', topic.id)).toBeUndefined();
  });

  test.each([
    ['a name that another has', 'PRUNING', undefined, 'There is already a topic “pruning”'],
    ['an emoji that another has', 'sparsity', '🧲', '🧲 already stands for “pruning” here.'],
    ['the same emoji in its plain form', 'sparsity', '❤', '❤️ already stands for “hearts” here.'],
    ['a name of 61 characters', 'é'.repeat(61), undefined, 'The name has 61 characters'],
    ['an empty name', ' \u200b ', undefined, 'The topic needs a name'],
    ['the emoji of a vote', 'sparsity', '👍🏽', '👍 already votes under every message.'],
    ['two emoji', 'sparsity', '🧲🧲', '“🧲🧲” is not one emoji.'],
    ['a word as emoji', 'sparsity', 'magnet', '“magnet” is not one emoji.'],
  ])('refuse %s', async (_, name, emoji, part) => {
    const { add } = await start();
    await add('pruning', 'pruning', '🧲');
    await add('hearts', 'hearts', '❤️');
    await expect(add(name, 'x-ray', emoji)).rejects.toThrow(UserError);
    await expect(add(name, 'x-ray', emoji)).rejects.toThrow(part);
  });

  test.each([
    ['👩‍🔬', '👩‍🔬'],
    ['👋🏽', '👋'],
    ['🏳️‍🌈', '🏳️‍🌈'],
    ['1️⃣', '1️⃣'],
    ['<:magnet:12345>', 'magnet:12345'],
    ['magnet:12345', 'magnet:12345'],
  ])('take %s as one emoji', async (typed, kept) => {
    const { add } = await start();
    expect((await add('a', 'pruning', typed)).emoji).toBe(kept);
  });

  test('get a fitting emoji when none is given, each its own', async () => {
    const { add } = await start();
    expect((await add('data selection')).emoji).toBe('🧲');
    expect((await add('more selection')).emoji).not.toBe('🧲');
    const emoji = new Set<string>();
    for (let i = 0; i < 30; i++) emoji.add((await add(`topic ${i}`)).emoji);
    expect(emoji.size).toBe(30);
  });

  test('a removed one frees name and emoji, ends what followed it, and rests schedules without topics', async () => {
    const { add, topics, subscriptions, space, person, store } = await start();
    const topic = await add('pruning', 'pruning', '🧲');
    const ann = await person('ann');
    await subscriptions.join(ann, space, topic);
    expect(await topics.remove(space, 'Pruning')).toEqual(topic);
    expect(await topics.list(space.id)).toEqual([]);
    expect(await subscriptions.of(ann)).toEqual([]);
    expect(await store.db.selectFrom('schedules').select('active').execute()).toEqual([{ active: 0 }]);
    await expect(add('pruning', 'pruning', '🧲')).resolves.toMatchObject({ name: 'pruning' });
  });

  test('removing one that is not there names those that are', async () => {
    const { add, topics, space } = await start();
    await add('pruning');
    await expect(topics.remove(space, 'prunning')).rejects.toThrow('The topics here: pruning.');
  });

  test('are listed with people and papers a week, counted over the weeks held', async () => {
    const { add, topics, subscriptions, space, person, announce } = await start();
    const topic = await add('pruning');
    await add('empty', 'zebra');
    await announce('2026-10-01', 'x: Pruning long ago');
    for (const day of ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-23']) {
      await announce(day, `${day}a: Pruning`, `${day}b: Pruned`, `${day}c: Other`);
    }
    await announce('2026-11-23', '2026-11-10a');
    await subscriptions.join(await person('ann'), space, topic);
    await subscriptions.join(await person('bob'), space, topic);
    const list = await topics.list(space.id);
    expect(list.map(({ name, followers }) => [name, followers])).toEqual([
      ['empty', 0],
      ['pruning', 2],
    ]);
    expect(list[0]?.papersPerWeek).toBe(0);
    expect(list[1]?.papersPerWeek).toBeCloseTo(8 / 3);
  });

  test('can be suggested without reading a paper', async () => {
    const { add, store, clock, space } = await start();
    await add('pruning');
    const library = { byIds: () => Promise.reject(new Error('a paper was read')) };
    const { topics } = createTopics({ store, clock, library });
    expect((await topics.names(space.id)).map(({ name }) => name)).toEqual(['pruning']);
  });

  test('a change keeps the topic, its followers and where they began', async () => {
    const { add, topics, subscriptions, space, person, store, announce } = await start();
    const topic = await add('pruning', 'pruning', '🧲');
    await announce('2026-11-20', 'a: Pruning');
    await subscriptions.join(await person('ann'), space, topic);
    const since = () => store.db.selectFrom('subscriptions').select('since_number').execute();
    const before = await since();
    const changed = await topics.change(space, topic.id, { name: 'Sparsity', rule: 'sparse*' });
    expect(changed).toEqual({ ...topic, name: 'Sparsity', rule: 'sparse*' });
    expect(await topics.find(space.id, 'sparsity')).toEqual(changed);
    expect(await topics.find(space.id, 'pruning')).toBeUndefined();
    expect((await topics.list(space.id)).map(({ followers }) => followers)).toEqual([1]);
    expect(await since()).toEqual(before);
  });

  test('a change takes neither the name nor the emoji of another, and none of a topic that is gone', async () => {
    const { add, topics, space } = await start();
    const one = await add('pruning', 'pruning', '🧲');
    await add('hearts', 'hearts', '❤️');
    const change = (name: string, emoji = '') => topics.change(space, one.id, { name, rule: 'x-ray', emoji });
    await expect(change('Hearts')).rejects.toThrow('There is already a topic “hearts”');
    await expect(change('pruning', '❤')).rejects.toThrow('already stands for “hearts”');
    await expect(change('pruning', '🧲')).resolves.toMatchObject({ rule: 'x-ray', emoji: '🧲' });
    await topics.remove(space, 'pruning');
    await expect(change('pruning')).rejects.toThrow('The topic was not changed');
  });
});
