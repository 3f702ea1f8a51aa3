import { expect, test } from 'vitest';
import { joinedRules } from '../../src/topics/api.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';

const openTestStore = sqliteStores();

test('who follows a merged topic gets the papers of the other from then on, and none twice', async () => {
  const bench = await setUp(await openTestStore());
  const { topics, subscriptions, space, channel, clock, tick, platform } = bench;
  const boss = await bench.person('boss');
  const from = await topics.add(space, { name: 'one', rule: 'pruning' }, boss);
  const into = await topics.add(space, { name: 'two', rule: 'pruning, selection' }, boss);
  await bench.desk.set(space, channel, { time: '9:00', topics: ['one'] });
  const [ann, bob] = [await bench.person('ann'), await bench.person('bob')];
  await subscriptions.join(ann, space, from);
  for (const topic of [from, into]) await subscriptions.join(bob, space, topic);
  await bench.announce('2026-11-24', 'a: Pruning', 'b: Bread');
  clock.advance(HOUR);
  await passTime(bench, 2 * MINUTE, tick);
  expect(papersIn(platform)).toEqual(['a: Pruning', 'a: Pruning', 'a: Pruning']);
  await topics.merge(space, from.id, into.id);
  await bench.announce('2026-11-25', 'c: Selection', 'd: Bread');
  clock.advance(DAY);
  await passTime(bench, 2 * MINUTE, tick);
  expect(papersIn(platform).slice(3)).toEqual(['c: Selection', 'c: Selection', 'c: Selection']);
  expect(await topics.reach(into.id)).toEqual({ people: 2, channels: 1 });
});

test.each([
  ['pruning', 'selection', 'selection, pruning'],
  ['pruning, "data selection"', '"data selection", dedup*', '"data selection", dedup*, pruning'],
  ['pruning -survey cat:cs.CL', 'selection -survey cat:cs.CL', 'selection, pruning -survey cat:cs.CL'],
  ['pruning -survey', 'selection', undefined],
  ['pruning cat:cs.CL', 'cat:cs.CL', undefined],
  ['pruning', 'pruning, selection', undefined],
  ['"open', 'selection', undefined],
])('%s and %s are one rule: %s', (one, other, joined) => {
  expect(joinedRules(one, other)).toBe(joined);
});
