import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/api.ts';
import { plainText } from '../../src/chat/api.ts';
import type { Store } from '../../src/store/open.ts';
import { createVotes } from '../../src/store/votes.ts';
import { type Bench, DAY, HOUR, passTime, setUp } from '../digest/set-up.ts';
import { paper } from '../support/papers.ts';
import { sqliteStores } from '../support/store.ts';

const MONDAY_7_30 = '2026-11-23T06:30:00Z';

/** A channel in Berlin with a daily digest, a recap on Monday, and a week behind it. */
async function weekOf(store: Store, setting = {}): Promise<Bench> {
  const bench = await setUp(store, '2026-11-16T06:30:00Z');
  const { desk, recaps, space, channel } = bench;
  const boss = await bench.person('boss');
  await desk.set(space, channel, { time: '9:00', topics: [] });
  await recaps.set(space, channel, setting, boss);
  return bench;
}

async function digestsOfAWeek(bench: Bench): Promise<void> {
  bench.held.set('soups', paper({ id: 'soups', title: 'Model soups', sources: [source(3, 12)] }));
  bench.held.set('quiet', paper({ id: 'quiet', title: 'A quiet gem', sources: [source(41, 0)] }));
  bench.held.set('voted', paper({ id: 'voted', title: 'Loved here', sources: [source(1, 0)] }));
  await bench.announce('2026-11-17', 'soups', 'quiet', 'voted', 'plain');
  bench.clock.advance(26 * HOUR + HOUR);
  await bench.tick.run();
  const votes = createVotes(bench.store, bench.clock);
  const [ann, bob] = [await bench.person('ann'), await bench.person('bob')];
  await votes.vote(ann, bench.space, 'voted', 1);
  await votes.vote(bob, bench.space, 'voted', 1);
  await votes.save(bob, bench.space, 'voted', true);
}

const source = (upvotes: number, comments: number) => ({
  source: 'hf-daily',
  upvotes,
  comments,
  submitter: '',
});

const recapsIn = ({ platform }: Bench): Message[] =>
  platform.arrived.map(({ message }) => message).filter(({ title }) => title.includes('the week'));

describe('a weekly recap', () => {
  const store = sqliteStores();

  it('looks back on what was voted, discussed and overlooked, once', async () => {
    const bench = await weekOf(await store());
    await digestsOfAWeek(bench);
    bench.clock.advance(Date.parse(MONDAY_7_30) - bench.clock.now());
    await bench.tick.run();
    expect(recapsIn(bench)).toEqual([]);
    await passTime(bench, 3 * HOUR, bench.tick, HOUR / 2);
    const [recap, ...more] = recapsIn(bench);
    expect(more).toEqual([]);
    expect(recap?.title).toBe('Paperboy · the week Mon 16 Nov to Sun 22 Nov · #nlp');
    const words = plainText(recap as Message);
    expect(words).toMatch(/Most voted here[\s\S]*Loved here[\s\S]*2 votes here/);
    expect(words.match(/votes here/g)).toHaveLength(1);
    expect(words).toMatch(/Most discussed[\s\S]*Model soups[\s\S]*12 comments at the source/);
    expect(words).toMatch(
      /Good but overlooked[\s\S]*A quiet gem[\s\S]*41 votes at the source, none here yet/,
    );
    expect(words).toContain('4 papers in 1 digest');
    expect(words).toContain('2 votes by 2 people');
    expect(words).toContain('Tue 4 announced, 4 posted, 2 votes');
  });

  it('draws the week as a picture', async () => {
    const bench = await weekOf(await store());
    await digestsOfAWeek(bench);
    bench.clock.advance(DAY);
    const { blocks } = await bench.recaps.preview(bench.space, bench.channel);
    const png = blocks.flatMap((block) => (block.type === 'image' ? [Buffer.from(block.png, 'base64')] : []));
    expect(png[0]?.subarray(1, 4).toString()).toBe('PNG');
    expect(png[0]?.length).toBeGreaterThan(2_000);
  });

  it('says in a preview when it comes only where it is set', async () => {
    const bench = await weekOf(await store());
    await digestsOfAWeek(bench);
    bench.clock.advance(DAY);
    const shown = async () => plainText(await bench.recaps.preview(bench.space, bench.channel));
    expect(await shown()).toContain('This recap comes every Monday 9:00');
    expect(await shown()).toContain('2 votes by 2 people');
    await bench.store.db.deleteFrom('votes').execute();
    await bench.store.db.deleteFrom('saves').execute();
    expect(await shown()).toMatch(/Votes.*none this week[\s\S]*Saved.*none this week/);
    await bench.recaps.off(bench.channel);
    expect(await shown()).toContain('No recap is set here yet.');
    expect(await shown()).not.toContain('This recap comes');
  });

  it('shows in its preview what it posts', async () => {
    const bench = await weekOf(await store(), { time: 'every Wednesday 18:00' });
    await digestsOfAWeek(bench);
    bench.clock.advance(Date.parse('2026-11-18T17:00:00Z') - bench.clock.now());
    const preview = await bench.recaps.preview(bench.space, bench.channel);
    await bench.tick.run();
    const [posted] = recapsIn(bench);
    expect(plainText(preview)).toBe(plainText({ ...posted, blocks: withoutSelect(posted) } as Message));
  });

  it('posts nothing for a week without papers, and says so', async () => {
    const bench = await weekOf(await store());
    bench.clock.advance(8 * DAY);
    await bench.tick.run();
    expect(recapsIn(bench)).toEqual([]);
    const preview = await bench.recaps.preview(bench.space, bench.channel);
    expect(plainText(preview)).toContain('Nothing was posted here in the last seven days');
  });

  it('leaves what the channel has had, and is owed, to its digest', async () => {
    const bench = await weekOf(await store());
    await digestsOfAWeek(bench);
    await bench.announce('2026-11-23', 'fresh: Fresh');
    await passTime(bench, 7 * DAY, bench.tick, HOUR / 2);
    const digests = bench.platform.arrived.filter(({ message }) => !message.title.includes('the week'));
    expect(digests.map(({ message }) => plainText(message).includes('Fresh'))).toEqual([false, true]);
  });

  it('ends when it is turned off, and keeps the digest', async () => {
    const bench = await weekOf(await store());
    await digestsOfAWeek(bench);
    expect(await bench.recaps.off(bench.channel)).toBe(true);
    expect(await bench.recaps.off(bench.channel)).toBe(false);
    await bench.announce('2026-11-23', 'fresh: Fresh');
    await passTime(bench, 7 * DAY, bench.tick, HOUR / 2);
    expect(recapsIn(bench)).toEqual([]);
    expect(bench.platform.arrived).toHaveLength(2);
  });

  it('takes a zone with the time, else the one of the digest, and says whose word it is', async () => {
    const bench = await weekOf(await store());
    const boss = await bench.person('boss');
    const set = (setting: object) => bench.recaps.set(bench.space, bench.channel, setting, boss);
    expect(await set({})).toMatchObject({
      when: 'every Monday 9:00',
      zone: 'Europe/Berlin',
      zoneFrom: 'space',
    });
    const chosen = { when: 'every Friday 16:00', zone: 'America/New_York', zoneFrom: 'chosen' };
    expect(await set({ time: 'fri 16:00 New York' })).toMatchObject(chosen);
    expect(await set({})).toMatchObject(chosen);
    await expect(set({ time: 'fri 16:00 Berlin', zone: 'Asia/Tokyo' })).rejects.toThrow('Name only one');
  });

  it('names the nearest zone for one that does not exist', async () => {
    const bench = await setUp(await store());
    const boss = await bench.person('boss');
    const set = bench.recaps.set(bench.space, bench.channel, { zone: 'Europe/Berln' }, boss);
    await expect(set).rejects.toThrow('Did you mean Europe/Berlin?');
  });
});

function withoutSelect(message: Message | undefined) {
  return message?.blocks.filter((block) => block.type !== 'actions') ?? [];
}
