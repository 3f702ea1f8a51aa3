import { expect, test } from 'vitest';
import { DAY, HOUR, papersIn, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';

const openTestStore = sqliteStores();

test('a changed rule brings what comes from then on, to those who followed, and nothing announced before', async () => {
  const bench = await setUp(await openTestStore());
  const { topics, subscriptions, space, channel, clock, tick, platform } = bench;
  const topic = await topics.add(space, { name: 'one', rule: 'pruning' }, await bench.person('boss'));
  await bench.desk.set(space, channel, { time: '9:00', topics: ['one'] });
  await subscriptions.join(await bench.person('ann'), space, topic);
  await bench.announce('2026-11-24', 'a: Pruning', 'b: Selection');
  await clock.advance(HOUR);
  await tick.run();
  expect(papersIn(platform)).toEqual(['a: Pruning', 'a: Pruning']);
  await topics.change(space, topic.id, { name: 'two', rule: 'selection' });
  await bench.announce('2026-11-25', 'c: Selection', 'd: Pruning');
  await clock.advance(DAY);
  await tick.run();
  expect(papersIn(platform).slice(2)).toEqual(['c: Selection', 'c: Selection']);
});
