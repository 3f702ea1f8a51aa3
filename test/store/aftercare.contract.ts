import { expect, it } from 'vitest';
import type { PostResult } from '../../src/chat/api.ts';
import { createPlaces } from '../../src/store/places.ts';
import { type Bench, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../digest/set-up.ts';
import type { Reply } from '../support/scripted-platform.ts';
import type { OpenTestStore } from '../support/store.ts';

const refusal: PostResult = { state: 'refused', reason: 'no-permission', detail: 'A right is missing.' };
const REFUSED: Reply = { arrives: false, result: refusal };
const LOST: Reply = { arrives: false, result: { state: 'unknown', detail: '504' } };

/** What becomes of digests after something went wrong: held, refused, told, noted. */
export function aftercareContract(openTestStore: OpenTestStore): void {
  const started = async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] }, boss);
    await bench.store.db.updateTable('schedules').set({ budget: 50 }).execute();
    await bench.announce('2026-11-24', ...Array.from({ length: 11 }, (_, i) => `p${i + 1}`));
    return bench;
  };
  const inChannel = ({ platform }: Bench) =>
    platform.arrived.filter(({ to }) => to.channelId === 'c-nlp').length;
  const told = ({ platform }: Bench) => platform.arrived.filter(({ to }) => to.kind === 'direct').length;

  it('a held message is listed, sent again once, and followed by what waited', async () => {
    const bench = await started();
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    bench.platform.replies.push(LOST);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    const [held] = await bench.desk.held.ofSpace(bench.space.id);
    expect(held).toMatchObject({ part: 1, parts: 2, waiting: 1, papers: 10 });
    expect(told(bench)).toBe(1);
    const [key, attempt] = [held?.key ?? '', held?.attempt ?? 0];
    const other = bench.make();
    const both = [bench.desk, other.desk].map((desk) => desk.held.sendAgain(key, attempt));
    expect((await Promise.all(both)).sort()).toEqual(['again', 'over']);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toHaveLength(11);
    expect(await bench.desk.held.drop(key, attempt)).toBe('over');
    expect(await bench.store.db.selectFrom('destinations').select('told_held').execute()).toContainEqual({
      told_held: 0,
    });
  });

  it('what waited behind a held message is given up in time, and a held one after a week', async () => {
    const bench = await started();
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    bench.platform.replies.push(LOST);
    await passTime(bench, 2 * DAY, bench.tick, HOUR);
    expect(papersIn(bench.platform)).toEqual(['p11']);
    await passTime(bench, 6 * DAY, bench.tick, 6 * HOUR);
    expect(await bench.desk.held.ofSpace(bench.space.id)).toEqual([]);
  });

  it('a channel that refused in the middle gets the rest when it takes messages again', async () => {
    const bench = await started();
    const first: PostResult = { state: 'accepted', channelId: 'c-nlp', messageId: 'm1' };
    bench.platform.replies.push({ arrives: true, result: first }, REFUSED);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(told(bench)).toBe(1);
    bench.platform.missing.clear();
    await createPlaces(bench.store, bench.clock).spaceSeen({ platform: 'chat', externalId: 's1' });
    await passTime(bench, 5 * MINUTE, bench.tick);
    expect(papersIn(bench.platform)).toEqual(Array.from({ length: 11 }, (_, i) => `p${i + 1}`));
    expect(await bench.desk.statusOf(bench.channel)).toMatchObject({
      trouble: '',
      last: [{ outcome: 'caught-up' }],
    });
  });

  it('a slot that failed before anything was chosen is run once more', async () => {
    const bench = await started();
    bench.clock.advance(20 * MINUTE);
    await createPlaces(bench.store, bench.clock).channelGone(bench.channel, 'archived');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect((await bench.desk.statusOf(bench.channel))?.last).toMatchObject([{ outcome: 'caught-up' }]);
    expect(inChannel(bench)).toBe(2);
  });

  it('a replaced paper is noted once under its message', async () => {
    const bench = await started();
    await passTime(bench, HOUR, bench.tick, 30 * MINUTE);
    await bench.store.db
      .updateTable('counters')
      .set({ value: 99 })
      .where('name', '=', 'announcement')
      .execute();
    const text = { title: 'p1', title_raw: '', title_key: '', abstract: '', abstract_raw: '', summary: '' };
    const facts = { summary_by: '', authors: '[]', published: '', categories: '[]', keywords: '[]' };
    const rest = { venue: '', code_url: '', text_from: '', change: 0, created_at: 0, updated_at: 0 };
    const row = { ...text, ...facts, ...rest, id: 'p1', version: 2, withdrawn: 0 };
    await bench.store.db.insertInto('papers').values(row).execute();
    bench.clock.advance(MINUTE);
    const listing = { paper_id: 'p1', source: 'arxiv', day: '2026-11-24', rank: 1, at: bench.clock.now() };
    await bench.store.db
      .insertInto('announcements')
      .values({ ...listing, number: 99, kind: 'replace' })
      .execute();
    await Promise.all([bench.tick.run(), bench.make().tick.run()]);
    await passTime(bench, 2 * HOUR, bench.tick, 30 * MINUTE);
    const notes = bench.store.db.selectFrom('deliveries').select(['state', 'under_channel']);
    expect(await notes.where('under_message', '!=', '').execute()).toEqual([
      { state: 'sent', under_channel: 'c-nlp' },
    ]);
  });
}
