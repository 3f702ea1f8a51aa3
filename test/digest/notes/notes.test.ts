import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/chat/api.ts';
import { createPostedMessages } from '../../../src/store/posted.ts';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, MINUTE, passTime, setUp } from '../set-up.ts';
import { listing } from './listing.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('a note', () => {
  const openTestStore = sqliteStores();

  /** A channel that has had so many papers at 9:00, in one message. */
  const posted = async (count: number) => {
    const bench = await setUp(await openTestStore());
    const { library, ...source } = listing(bench);
    const make = () => bench.make({ library });
    const { desk, tick } = make();
    await desk.set(bench.space, bench.channel, { time: '9:00', topics: [], budget: 10 });
    const ids = await source.list(upTo(count), { day: '2026-11-23' });
    const pass = (ms: number, step = 10 * MINUTE) => passTime(bench, ms, tick, step);
    await pass(HOUR);
    /** As they arrived: what they stand under, and what they say. */
    const notes = () =>
      bench.platform.arrived
        .filter(({ to }) => to.under !== undefined)
        .map(({ to, message }) => ({ to: to.channelId, under: to.under, words: plainText(message) }));
    return { ...bench, ...source, desk, tick, make, ids, pass, notes };
  };
  const versions = (notes: readonly { words: string }[]) =>
    notes.map(({ words }) => /updated to (v\d)/.exec(words)?.[1]);

  test('tells under the message that a paper of it was updated, with its link, and posts nothing in the channel', async () => {
    const { replace, pass, notes, platform } = await posted(1);
    await replace([1]);
    await pass(10 * MINUTE, MINUTE);
    const [message] = platform.arrived;
    expect(notes()).toEqual([
      {
        ...{ to: 'c-nlp', under: message?.messageId },
        words: 'New version\nSoup 1 (https://arxiv.org/abs/2203.00001) was updated to v3 on 24 Nov.',
      },
    ]);
    expect(platform.arrived).toHaveLength(2);
  });

  test('tells a withdrawal, once, whatever else is listed of the paper', async () => {
    const { replace, pass, notes } = await posted(1);
    await replace([1], 2, { kind: 'withdrawn' });
    await replace([1], 2);
    await pass(2 * HOUR);
    expect(notes().map(({ words }) => words)).toEqual([
      'Withdrawn\nSoup 1 (https://arxiv.org/abs/2203.00001) was withdrawn by its authors.',
    ]);
  });

  test('comes once for a version, listed again by another category or on another day, and again for the next', async () => {
    const { replace, pass, notes } = await posted(1);
    await replace([1], 2);
    await replace([1], 2, { kind: 'replace-cross' });
    await pass(HOUR);
    await replace([1], 2, { day: '2026-11-25' });
    await pass(HOUR);
    expect(versions(notes())).toEqual(['v2']);
    await replace([1], 4, { day: '2026-11-26' });
    await pass(HOUR);
    expect(versions(notes())).toEqual(['v2', 'v4']);
  });

  test('lists all news of one message together, ten at most', async () => {
    const { replace, pass, notes, platform, store, clock, space, list } = await posted(3);
    await replace([3, 1]);
    await pass(HOUR);
    expect(notes()).toHaveLength(1);
    expect(notes()[0]?.words).toMatch(/^News of 2 papers\n.*Soup 3.*\n.*Soup 1/);
    const ids = await list(upTo(20).slice(3));
    const ref = { platform: 'chat', channelId: 'c-nlp', messageId: 'long' };
    await createPostedMessages(store, clock).remember(
      ref,
      space.id,
      ids.map((id) => ({ kind: 'paper', id })),
    );
    clock.advance(MINUTE);
    await replace(upTo(20).slice(3), 2);
    await pass(HOUR);
    expect(notes()).toHaveLength(2);
    expect(notes()[1]?.words.match(/Soup/g)).toHaveLength(10);
    expect(notes()[1]?.words).toContain('And 7 more papers.');
    expect(platform.arrived).toHaveLength(3);
  });

  test('never floods a channel: three an hour, the others later, none twice', async () => {
    const { replace, pass, notes, store, clock, space, ids } = await posted(8);
    const messages = createPostedMessages(store, clock);
    for (const id of ids) {
      const ref = { platform: 'chat', channelId: 'c-nlp', messageId: `card-${id}` };
      await messages.remember(ref, space.id, [{ kind: 'paper', id }]);
    }
    clock.advance(MINUTE);
    await replace(upTo(8));
    const counts: number[] = [];
    for (let hour = 0; hour < 4; hour++) {
      await pass(HOUR);
      counts.push(notes().length);
    }
    expect(counts).toEqual([3, 6, 9, 9]);
    expect(new Set(notes().map(({ under }) => under)).size).toBe(9);
  });

  test('is not written under a message posted after the news, nor an old one, nor one that is gone', async () => {
    const { replace, pass, notes, store, clock } = await posted(1);
    const change = (values: { posted_at: number; gone_at?: number }) =>
      store.db.updateTable('posted_messages').set(values).execute();
    await change({ posted_at: clock.now() + MINUTE });
    await replace([1], 2);
    await pass(HOUR);
    await change({ posted_at: clock.now() - 91 * DAY });
    await replace([1], 3, { day: '2026-11-25' });
    await pass(HOUR);
    await change({ posted_at: clock.now() - DAY, gone_at: 1 });
    await replace([1], 4, { day: '2026-11-26' });
    await pass(HOUR);
    expect(notes()).toEqual([]);
  });

  test('stands under direct messages too', async () => {
    const { replace, pass, notes, list, person, topics, subscriptions, space, clock } = await posted(1);
    const ann = await person('ann');
    const topic = await topics.add(space, { name: 'soup', rule: 'soup' }, ann);
    await subscriptions.join(ann, space, topic);
    await list([2]);
    await pass(DAY, HOUR);
    clock.advance(MINUTE);
    await replace([2], 2, { day: '2026-11-25' });
    await pass(HOUR);
    expect(notes().map(({ to }) => to)).toEqual(expect.arrayContaining(['c-nlp', 'dm-ann']));
    expect(notes()).toHaveLength(2);
  });

  test('is switched off with the setting, and with the digest', async () => {
    const { replace, pass, notes, desk, space, channel } = await posted(1);
    await desk.set(space, channel, { time: '9:00', topics: [], notes: false });
    await replace([1], 2);
    await pass(HOUR);
    await desk.set(space, channel, { time: '9:00', topics: [], notes: true });
    await desk.off(channel);
    await replace([1], 3, { day: '2026-11-25' });
    await pass(HOUR);
    expect(notes()).toEqual([]);
    await desk.set(space, channel, { time: '9:00', topics: [] });
    await replace([1], 4, { day: '2026-11-26' });
    await pass(HOUR);
    expect(versions(notes())).toEqual(['v4']);
  });

  test('that is refused keeps no digest of its channel back', async () => {
    const { replace, list, pass, platform } = await posted(1);
    const detail = 'Send Messages in Threads is missing';
    platform.replies.push({ arrives: false, result: { state: 'refused', reason: 'no-permission', detail } });
    await replace([1]);
    await pass(HOUR);
    await list([2]);
    await pass(DAY, HOUR);
    expect(platform.arrived.map(({ message }) => plainText(message)).join()).toContain('Soup 2');
  });

  test('misses nothing over a restart and tells nothing twice, also with two processes', async () => {
    const bench = await posted(2);
    await bench.replace([1]);
    bench.clock.advance(MINUTE);
    await Promise.all([bench.tick.run(), bench.make().tick.run()]);
    await bench.tick.stop();
    await bench.replace([2]);
    await passTime(bench, 2 * HOUR, bench.make().tick, 10 * MINUTE);
    expect(bench.notes().map(({ words }) => /Soup \d/.exec(words)?.[0])).toEqual(['Soup 1', 'Soup 2']);
  });

  test('is not written of what an old store held before it knew notes', async () => {
    const { replace, pass, notes, store } = await posted(1);
    await replace([1]);
    await store.db.deleteFrom('meta').where('key', '=', 'notes followed to').execute();
    await pass(HOUR);
    expect(notes()).toEqual([]);
  });

  test('comes through a whole day of replacements, followed in steps', async () => {
    const { list, replace, pass, notes } = await posted(1);
    const others = upTo(450).slice(1);
    await list(others);
    await replace([...others, 1]);
    await pass(20 * MINUTE);
    expect(versions(notes())).toEqual(['v3']);
  });
});
