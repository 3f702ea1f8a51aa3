import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

describe('a message that cannot be looked up', () => {
  const openTestStore = sqliteStores();
  const start = async () => {
    const bench = await setUp(await openTestStore());
    const ann = await bench.person('ann');
    const topic = await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, ann);
    const lose = () =>
      bench.platform.replies.push({ arrives: true, result: { state: 'unknown', detail: '504' } });
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    const reasons = () =>
      bench.platform.arrived.map(({ message }) =>
        message.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry.reason] : [])),
      );
    return { ...bench, ann, topic, lose, reasons };
  };

  test('to a person: its papers come with the next one, marked, and then never again', async () => {
    const bench = await start();
    await bench.subscriptions.join(bench.ann, bench.space, bench.topic);
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.lose();
    await passTime(bench, HOUR, bench.tick);
    await bench.announce(WEDNESDAY, 'b: Pruning');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    const said = 'pruning: pruning in the title';
    expect(bench.reasons()).toEqual([[said], [said, `${said} · may repeat`]]);
    expect(JSON.stringify(bench.platform.arrived[1]?.message)).toContain('I could not confirm');
    await bench.announce('2026-11-26', 'a: Pruning', 'c: Pruning');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning', 'b: Pruning', 'a: Pruning', 'c: Pruning']);
  });

  test('to a person comes again on a day without news', async () => {
    const bench = await start();
    await bench.subscriptions.join(bench.ann, bench.space, bench.topic);
    await bench.announce(TUESDAY, 'a: Pruning');
    bench.lose();
    await passTime(bench, 2 * DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a: Pruning', 'a: Pruning']);
  });

  test('in a channel stays held: nothing of it comes again by itself', async () => {
    const bench = await start();
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'a');
    bench.lose();
    await passTime(bench, HOUR, bench.tick);
    await bench.announce(WEDNESDAY, 'a', 'b');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a', 'b']);
  });
});
