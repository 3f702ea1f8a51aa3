import { describe, expect, test } from 'vitest';
import { type PostedRef, plainText } from '../../../src/chat/api.ts';
import type { AnnouncementKind } from '../../../src/papers/api.ts';
import { createPostedMessages } from '../../../src/store/posted.ts';
import { paper } from '../../support/papers.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, DAY, HOUR, MINUTE, passTime, setUp } from '../set-up.ts';

/** Notes as they arrived: what they stand under, and what they say. */
const notesIn = async ({ store }: Bench) => {
  const rows = await store.db
    .selectFrom('deliveries')
    .select(['destination_id', 'under_message', 'message', 'state'])
    .where('under_message', '!=', '')
    .orderBy('created_at')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    to: row.destination_id,
    under: row.under_message,
    state: row.state,
    words: plainText(JSON.parse(row.message)),
  }));
};

/** A source lists papers anew, with the version they have now. */
async function replace(
  { store, clock, held }: Bench,
  ids: readonly string[],
  version = 3,
  kind: AnnouncementKind = 'replace',
  day = '2026-11-24',
) {
  for (const id of ids) {
    const { value } = await store.db
      .updateTable('counters')
      .set((q) => ({ value: q('value', '+', 1) }))
      .where('name', '=', 'announcement')
      .returning('value')
      .executeTakeFirstOrThrow();
    const listing = { number: value, paper_id: id, source: 'arxiv', day, kind, rank: 1, at: clock.now() };
    await store.db
      .insertInto('announcements')
      .values(listing)
      .onConflict((clash) => clash.doNothing())
      .execute();
    await store.db.updateTable('papers').set({ version }).where('id', '=', id).execute();
    held.set(id, { ...(held.get(id) ?? paper({ id, title: id })), version });
  }
}

/** The bench holds papers beside the store; notes read versions there. */
async function store(bench: Bench, ...ids: string[]) {
  const rows = ids.map((id) => ({ ...EMPTY, id, title: id, title_raw: id, title_key: id }));
  await bench.store.db.insertInto('papers').values(rows).execute();
}

const TEXTS = [
  'abstract',
  'abstract_raw',
  'summary',
  'summary_by',
  'published',
  'venue',
  'code_url',
  'text_from',
];
const NUMBERS = ['version', 'withdrawn', 'change', 'created_at', 'updated_at'];
const EMPTY = {
  ...Object.fromEntries(TEXTS.map((name) => [name, ''])),
  ...Object.fromEntries(NUMBERS.map((name) => [name, 0])),
  ...{ authors: '[]', categories: '[]', keywords: '[]' },
} as never as Record<'abstract' | 'abstract_raw' | 'summary' | 'summary_by' | 'published' | 'venue', string> &
  Record<'code_url' | 'text_from' | 'authors' | 'categories' | 'keywords', string> &
  Record<'version' | 'withdrawn' | 'change' | 'created_at' | 'updated_at', number>;

describe('a note', () => {
  const openTestStore = sqliteStores();

  /** A channel that has had these papers at 9:00, in one message. */
  const posted = async (...ids: string[]) => {
    const bench = await setUp(await openTestStore());
    await store(bench, ...ids);
    for (const id of ids) {
      const identifiers = [{ kind: 'arxiv', value: `2203.${id.padStart(5, '0')}` }] as const;
      bench.held.set(id, paper({ id, title: `Soup ${id}`, identifiers, version: 1 }));
    }
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ budget: 10 }).execute();
    await bench.announce('2026-11-23', ...ids);
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    return bench;
  };

  test('tells under the message that a paper of it was updated, with its link, and posts nothing in the channel', async () => {
    const bench = await posted('1');
    await replace(bench, ['1']);
    await passTime(bench, 5 * MINUTE, bench.tick);
    const [message] = bench.platform.arrived;
    expect(await notesIn(bench)).toEqual([
      {
        ...{ to: `channel:chat:c-nlp`, under: message?.messageId, state: 'sent' },
        words: 'New version\nSoup 1 (https://arxiv.org/abs/2203.00001) was updated to v3 on 24 Nov.',
      },
    ]);
  });

  test('tells a withdrawal, once, whatever else is listed of the paper', async () => {
    const bench = await posted('1');
    await replace(bench, ['1'], 2, 'withdrawn');
    await replace(bench, ['1'], 2, 'replace');
    await passTime(bench, 2 * HOUR, bench.tick, 10 * MINUTE);
    const words = (await notesIn(bench)).map((note) => note.words);
    expect(words[0]).toContain('Soup 1 (https://arxiv.org/abs/2203.00001) was withdrawn by its authors.');
    expect(words).toHaveLength(1);
  });

  test('comes once for a version, listed again by another category or on another day, and again for the next', async () => {
    const bench = await posted('1');
    await replace(bench, ['1'], 2);
    await replace(bench, ['1'], 2, 'replace-cross');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    await replace(bench, ['1'], 2, 'replace', '2026-11-25');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(await notesIn(bench)).toHaveLength(1);
    await replace(bench, ['1'], 4, 'replace', '2026-11-26');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect((await notesIn(bench)).map(({ words }) => /to (v\d)/.exec(words)?.[1])).toEqual(['v2', 'v4']);
  });

  test('lists all news of one message together', async () => {
    const bench = await posted('1', '2', '3');
    await replace(bench, ['3', '1']);
    await passTime(bench, 5 * MINUTE, bench.tick);
    const notes = await notesIn(bench);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.words).toMatch(/^News of 2 papers\n/);
    expect(notes[0]?.words).toContain('Soup 3');
    expect(notes[0]?.words).toContain('Soup 1');
  });

  test('never floods a channel: three an hour, the others later, none twice', async () => {
    const ids = Array.from({ length: 8 }, (_, i) => `${i + 1}`);
    const bench = await posted(...ids);
    const messages = createPostedMessages(bench.store, bench.clock);
    for (const id of ids) {
      const ref: PostedRef = { platform: 'chat', channelId: 'c-nlp', messageId: `card-${id}` };
      await messages.remember(ref, bench.space.id, [{ kind: 'paper', id }]);
    }
    bench.clock.advance(MINUTE);
    await replace(bench, ids);
    const counts: number[] = [];
    for (let hour = 0; hour < 4; hour++) {
      await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
      counts.push((await notesIn(bench)).length);
    }
    expect(counts).toEqual([3, 6, 9, 9]);
    expect(new Set((await notesIn(bench)).map(({ under }) => under)).size).toBe(9);
  });

  test('is not written under a message posted after the news, nor an old one, nor one that is gone', async () => {
    const bench = await posted('1');
    await replace(bench, ['1'], 2);
    await bench.store.db
      .updateTable('posted_messages')
      .set({ posted_at: bench.clock.now() + MINUTE })
      .execute();
    await passTime(bench, 10 * MINUTE, bench.tick);
    await bench.store.db
      .updateTable('posted_messages')
      .set({ posted_at: bench.clock.now() - 91 * DAY })
      .execute();
    await replace(bench, ['1'], 3, 'replace', '2026-11-25');
    await passTime(bench, 10 * MINUTE, bench.tick);
    const gone = { posted_at: bench.clock.now() - DAY, gone_at: 1 };
    await bench.store.db.updateTable('posted_messages').set(gone).execute();
    await replace(bench, ['1'], 4, 'replace', '2026-11-26');
    await passTime(bench, 10 * MINUTE, bench.tick);
    expect(await notesIn(bench)).toEqual([]);
  });

  test('stands under direct messages too', async () => {
    const bench = await posted('9');
    const ann = await bench.person('ann');
    const topic = await bench.topics.add(bench.space, { name: 'soup', rule: 'soup' }, ann);
    await bench.subscriptions.join(ann, bench.space, topic);
    await store(bench, '1');
    bench.held.set('1', paper({ id: '1', title: 'Soup 1', version: 1 }));
    await bench.announce('2026-11-24', '1');
    await passTime(bench, DAY, bench.tick, HOUR);
    bench.clock.advance(MINUTE);
    await replace(bench, ['1'], 2, 'replace', '2026-11-25');
    await passTime(bench, 10 * MINUTE, bench.tick);
    expect((await notesIn(bench)).map(({ to }) => to).sort()).toEqual([
      'channel:chat:c-nlp',
      'direct:chat:ann',
    ]);
  });

  test('is switched off with the setting, and with the digest', async () => {
    const bench = await posted('1');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [], notes: false });
    await replace(bench, ['1'], 2);
    await passTime(bench, 10 * MINUTE, bench.tick);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [], notes: true });
    await bench.desk.off(bench.channel);
    await replace(bench, ['1'], 3, 'replace', '2026-11-25');
    await passTime(bench, 10 * MINUTE, bench.tick);
    expect(await notesIn(bench)).toEqual([]);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await replace(bench, ['1'], 4, 'replace', '2026-11-26');
    await passTime(bench, 10 * MINUTE, bench.tick);
    expect(await notesIn(bench)).toHaveLength(1);
  });

  test('misses nothing over a restart and tells nothing twice, also with two processes', async () => {
    const bench = await posted('1', '2');
    await replace(bench, ['1']);
    bench.clock.advance(MINUTE);
    await Promise.all([bench.tick.run(), bench.make().tick.run()]);
    await bench.tick.stop();
    await replace(bench, ['2']);
    const { tick } = bench.make();
    await passTime(bench, 2 * HOUR, tick, 10 * MINUTE);
    expect((await notesIn(bench)).map(({ words }) => /Soup (\d)/.exec(words)?.[1])).toEqual(['1', '2']);
  });

  test('is not written of what an old store held before it knew notes', async () => {
    const bench = await posted('1');
    await replace(bench, ['1']);
    await bench.store.db.deleteFrom('meta').where('key', '=', 'notes followed to').execute();
    await passTime(bench, HOUR, bench.make().tick, 10 * MINUTE);
    expect(await notesIn(bench)).toEqual([]);
  });

  test('does not keep a whole day of replacements from being followed in steps', async () => {
    const bench = await posted('1');
    const others = Array.from({ length: 450 }, (_, i) => `x${i}`);
    await store(bench, ...others.slice(0, 200));
    await store(bench, ...others.slice(200));
    await replace(bench, [...others, '1']);
    await passTime(bench, MINUTE, bench.tick);
    await bench.tick.run();
    expect(await notesIn(bench)).toHaveLength(1);
  });
});
