import { expect, test } from 'vitest';
import { HOUR, papersIn, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';

const openTestStore = sqliteStores();

test('a rule stored under an older language keeps its text, brings what it says today, and nothing announced before', async () => {
  const bench = await setUp(await openTestStore());
  const { topics, space, channel, clock, tick, platform, store } = bench;
  const boss = await bench.person('boss');
  await topics.add(space, { name: 'one', rule: 'pruning' }, boss);
  await topics.add(space, { name: 'two', rule: 'selection' }, boss);
  await bench.announce('2026-11-23', 'a: Pruning', 'b: Soup');
  await bench.desk.set(space, channel, { time: '9:00', topics: ['one', 'two'] });
  const stored = async (name: string, rule: string) =>
    store.db.updateTable('topics').set({ rule, analyzer: 1 }).where('name', '=', name).execute();
  await stored('one', '+soup | pruning');
  await stored('two', '(no rule any more');
  await bench.announce('2026-11-24', 'c: Soup', 'd: Pruned soups', 'e: Selection');
  await clock.advance(HOUR);
  await tick.run();
  expect(papersIn(platform)).toEqual(['d: Pruned soups']);
  expect((await topics.names(space.id)).map(({ rule }) => rule)).toEqual([
    '+soup | pruning',
    '(no rule any more',
  ]);
});
