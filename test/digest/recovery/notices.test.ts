import { describe, expect, test } from 'vitest';
import { type PostResult, plainText } from '../../../src/chat/api.ts';
import { createPlaces } from '../../../src/store/places.ts';
import type { Reply } from '../../support/scripted-platform.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, DAY, HOUR, papersIn, passTime, setUp } from '../set-up.ts';

const MISSING = "I can't post in #nlp: the permission Send Messages is missing.";
const refusal: PostResult = { state: 'refused', reason: 'no-permission', detail: MISSING };
const REFUSED: Reply = { arrives: false, result: refusal };
const LOST: Reply = { arrives: false, result: { state: 'unknown', detail: '504' } };

/** What somebody got by direct message. */
const told = ({ platform }: Bench, account = 'boss') =>
  platform.arrived
    .filter(({ to }) => to.channelId === `dm-${account}`)
    .map(({ message }) => `${message.title}\n${plainText(message)}`);

describe('the person who set a digest', () => {
  const openTestStore = sqliteStores();

  const start = async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    Object.assign(bench.platform, { missingRight: async () => MISSING });
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] }, boss);
    await bench.announce('2026-11-24', 'a');
    return { ...bench, boss };
  };

  test('is told once when the channel refuses, with the way out, and not with the next digest', async () => {
    const bench = await start();
    bench.platform.replies.push(REFUSED);
    for (let day = 25; day < 28; day++) {
      await passTime(bench, DAY, bench.tick, HOUR);
      await bench.announce(`2026-11-${day}`, `d${day}`);
    }
    expect(told(bench)).toHaveLength(1);
    expect(told(bench)[0]).toContain(`The digest of #nlp cannot be posted\n`);
    expect(told(bench)[0]).toContain(MISSING);
  });

  test('is told again only after a digest has arrived in between', async () => {
    const bench = await start();
    bench.platform.replies.push(REFUSED);
    await passTime(bench, HOUR, bench.tick, HOUR / 12);
    Object.assign(bench.platform, { missingRight: async () => undefined });
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['a']);
    await bench.announce('2026-11-25', 'b');
    await passTime(bench, HOUR, bench.tick, HOUR / 2);
    await bench.announce('2026-11-26', 'c');
    bench.clock.advance(22 * HOUR);
    bench.platform.replies.push(REFUSED);
    await passTime(bench, 3 * HOUR, bench.tick, HOUR / 4);
    expect(told(bench)).toHaveLength(2);
  });

  test('is told when the channel is deleted, also after it had refused', async () => {
    const bench = await start();
    bench.platform.replies.push(REFUSED);
    await passTime(bench, HOUR, bench.tick, HOUR / 12);
    await createPlaces(bench.store, bench.clock).channelGone(bench.channel);
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(told(bench)).toHaveLength(2);
    expect(told(bench)[1]).toContain('The digest of #nlp has nowhere to go');
    expect(told(bench)[1]).toContain('/paper-admin digest off');
  });

  test('is told once when messages are held, with both ways out, until none is', async () => {
    const bench = await start();
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'the history could not be read' };
    bench.platform.replies.push(LOST);
    await passTime(bench, HOUR, bench.tick, HOUR / 12);
    expect(told(bench)).toHaveLength(1);
    expect(told(bench)[0]).toContain('A message for #nlp is perhaps posted');
    const labels = bench.platform.arrived
      .at(-1)
      ?.message.blocks.flatMap((block) => (block.type === 'actions' ? block.items : []))
      .map((item) => item.type === 'button' && item.label);
    expect(labels).toEqual(['Send again', 'Drop']);
    const lose = async (day: string, id: string) => {
      await bench.announce(day, id);
      bench.clock.advance(22 * HOUR);
      bench.platform.replies.push(LOST);
      await passTime(bench, 2 * HOUR, bench.tick, HOUR / 12);
    };
    await lose('2026-11-25', 'b');
    expect(told(bench)).toHaveLength(1);
    for (const { key, attempt } of await bench.desk.held.ofSpace(bench.space.id)) {
      await bench.desk.held.drop(key, attempt);
    }
    await lose('2026-11-26', 'c');
    expect(told(bench)).toHaveLength(2);
  });

  test('who takes no direct messages is not tried again; status says it all the same', async () => {
    const bench = await start();
    bench.platform.closed.add('boss');
    bench.platform.replies.push(REFUSED);
    await passTime(bench, 2 * DAY, bench.tick, HOUR);
    expect(bench.platform.opened).toEqual(['boss']);
    expect(await bench.desk.statusOf(bench.channel)).toMatchObject({ trouble: MISSING });
  });

  test('unknown to an older store: nobody is told, and nothing breaks', async () => {
    const bench = await start();
    await bench.store.db.updateTable('schedules').set({ set_by: '' }).execute();
    bench.platform.replies.push(REFUSED);
    await passTime(bench, DAY, bench.tick, HOUR);
    expect(bench.platform.opened).toEqual([]);
    expect(await bench.desk.statusOf(bench.channel)).toMatchObject({ trouble: MISSING });
  });

  test('is told once however often the process dies in between, and by several processes', async () => {
    const bench = await start();
    bench.platform.replies.push(REFUSED);
    bench.clock.advance(HOUR);
    await bench.tick.run();
    await Promise.all([bench.make().tick.run(), bench.make().tick.run()]);
    await passTime(bench, HOUR, bench.make().tick);
    expect(told(bench)).toHaveLength(1);
  });
});
