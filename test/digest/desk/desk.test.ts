import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/chat/api.ts';
import { UserError } from '../../../src/errors.ts';
import { paper } from '../../support/papers.ts';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, channelNamed, HOUR, MINUTE, papersIn, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

const textOf = (message: Message) => JSON.stringify(message.blocks);
const titlesOf = (message: Message) =>
  message.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry.title] : []));

/** A digest with topics, at 9:00. */
async function withTopics(bench: Bench, ...rules: [name: string, rule: string][]) {
  const boss = await bench.person('boss');
  for (const [name, rule] of rules) await bench.topics.add(bench.space, { name, rule }, boss);
  await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: rules.map(([name]) => name) });
}

describe('a digest', () => {
  const openTestStore = sqliteStores();

  test('names day, channel and count, gives each paper its number and reason, and folds the rest', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    bench.held.set('p1', paper({ id: 'p1', title: 'p1', abstract: 'What a list leaves out.' }));
    await bench.announce(TUESDAY, ...Array.from({ length: 26 }, (_, i) => `p${i + 1}`));
    await passTime(bench, HOUR, bench.tick);
    const message = bench.platform.arrived[0]?.message;
    expect(message?.title).toBe('Paperboy · Tue 24 Nov · #nlp');
    expect(message?.blocks[0]).toEqual({
      type: 'text',
      spans: [{ type: 'plain', text: '5 of 26 new papers' }],
    });
    const entries = message?.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry] : []));
    expect(entries?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(entries?.map(({ reason }) => reason)).toEqual(Array(5).fill('whole feed'));
    expect(entries?.every(({ form, excerpt }) => form === 'compact' && excerpt === undefined)).toBe(true);
    expect(message && textOf(message)).toContain('also announced (21)');
    const [digest] = await bench.store.db.selectFrom('digests').select('id').execute();
    const page = await bench.desk.folded(digest?.id ?? '', 3);
    expect(page).toMatchObject({
      page: 3,
      pages: 3,
      total: 21,
      papers: [{ paper: { id: 'p26' }, reason: 'whole feed' }],
    });
    expect(await bench.desk.folded('none', 1)).toBeUndefined();
  });

  test('ranks by topics that fit, votes here, upvotes and freshness', async () => {
    const bench = await setUp(await openTestStore());
    await withTopics(bench, ['selection', 'selection'], ['pruning', 'pruning']);
    const add = (id: string, title: string, upvotes = 0) =>
      bench.held.set(
        id,
        paper({ id, title, sources: [{ source: 'hf-daily', upvotes, comments: 0, submitter: '' }] }),
      );
    add('old', 'Selection, old');
    add('new', 'Selection, new');
    add('up', 'Selection, upvoted', 40);
    add('voted', 'Selection, voted here');
    add('both', 'Selection and pruning');
    await bench.store.db
      .insertInto('votes')
      .values({ person_id: 'x', paper_id: 'voted', space_id: bench.space.id, value: 1, at: 1 })
      .execute();
    await bench.announce('2026-11-23', 'old');
    await bench.announce(TUESDAY, 'new', 'up', 'voted', 'both');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual([
      'Selection and pruning',
      'Selection, voted here',
      'Selection, upvoted',
      'Selection, new',
      'Selection, old',
    ]);
    const [first] = bench.platform.arrived[0]?.message.blocks.filter((block) => block.type === 'paper') ?? [];
    expect(first?.entry.reason).toBe('pruning: pruning in the title · selection: selection in the title');
  });

  test('says that a paper is also in another channel', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.desk.set(bench.space, channelNamed('vision'), { time: '9:10', topics: [] });
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick);
    expect(bench.platform.arrived.map(({ message }) => titlesOf(message))).toEqual([['a'], ['a']]);
    const second = bench.platform.arrived[1]?.message;
    expect(second && textOf(second)).toContain('whole feed · also in #nlp');
  });

  test('does not say of what was announced before it was followed that it was posted', async () => {
    const bench = await setUp(await openTestStore());
    await withTopics(bench, ['pruning', 'pruning']);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['pruning'] });
    await bench.announce(TUESDAY, 'a: Selection');
    await bench.desk.set(bench.space, bench.channel, { topics: [] });
    expect(textOf(await bench.desk.preview(bench.space, bench.channel))).toContain(
      'The next digest would be empty: nothing announced since Tue 24 Nov.',
    );
  });

  test('does not bring through a new topic what was announced before it was followed', async () => {
    const bench = await setUp(await openTestStore());
    await withTopics(bench, ['pruning', 'pruning']);
    await bench.announce(TUESDAY, 'a: Selection', 'b: Pruning');
    await withTopics(bench, ['selection', 'selection']);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['pruning', 'selection'] });
    await bench.announce(TUESDAY, 'c: More selection');
    await passTime(bench, HOUR, bench.tick);
    expect(papersIn(bench.platform)).toEqual(['c: More selection']);
  });

  test('previews what the tick then posts, without handles that act', async () => {
    const bench = await setUp(await openTestStore());
    await withTopics(bench, ['selection', 'selection']);
    await bench.announce(
      TUESDAY,
      ...Array.from({ length: 8 }, (_, i) => `p${i}: Selection ${i}`),
      'x: Other',
    );
    const preview = await bench.desk.preview(bench.space, bench.channel);
    await passTime(bench, HOUR, bench.tick);
    const posted = bench.platform.arrived[0]?.message;
    expect(preview.title).toBe(posted?.title);
    expect(titlesOf(preview)).toEqual(posted && titlesOf(posted));
    const items = preview.blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
    expect(items.every((item) => item.type === 'button' && item.disabled)).toBe(true);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test('previews the newest day held when nothing is new', async () => {
    const bench = await setUp(await openTestStore());
    await bench.announce('2025-03-10', 'older');
    await bench.announce('2025-03-11', 'a', 'b');
    const message = await bench.desk.preview(bench.space, bench.channel);
    expect(titlesOf(message)).toEqual(['a', 'b']);
    expect(textOf(message)).toContain(
      'No digest is set here yet. Set one with /paper-admin digest set. With the whole feed, Tue 11 Mar 2025 would have brought:',
    );
  });

  test('previews for a channel just set what its topics would have found on the newest day', async () => {
    const bench = await setUp(await openTestStore());
    await bench.announce('2025-03-11', 'a: Selection', 'b: Other');
    await withTopics(bench, ['selection', 'selection']);
    expect(titlesOf(await bench.desk.preview(bench.space, bench.channel))).toEqual(['a: Selection']);
  });

  test('previews an empty store in words', async () => {
    const bench = await setUp(await openTestStore());
    const said = async () => textOf(await bench.desk.preview(bench.space, bench.channel));
    expect(await said()).toContain('No digest is set here yet.');
    expect(await said()).toContain('No paper has been announced yet, so I cannot show what one would bring.');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    expect(await said()).toContain('The next digest would be empty: nothing announced yet.');
  });
});

describe('the digest desk', () => {
  const openTestStore = sqliteStores();

  test('echoes the plan with its next three runs', async () => {
    const bench = await setUp(await openTestStore());
    const plan = await bench.desk.set(bench.space, bench.channel, {
      time: 'weekdays 9:00',
      zone: 'asia/kolkata',
      topics: [],
    });
    expect(plan).toEqual({
      channel: bench.channel,
      when: 'weekdays 9:00',
      cron: '0 9 * * 1-5',
      zone: 'Asia/Kolkata',
      next: ['2026-11-25', '2026-11-26', '2026-11-27'].map((day) => Date.parse(`${day}T03:30:00Z`)),
      topics: [],
      zoneFrom: 'chosen',
      budget: 5,
      layout: 'compact',
      prefer: 'balanced',
      sayQuiet: false,
      notes: true,
      ranToday: false,
    });
  });

  test.each([
    [{ time: 'mondy 9', topics: [] }, 'Did you mean “monday”?'],
    [{ time: '9:00', zone: 'Europe/Berln', topics: [] }, 'Did you mean Europe/Berlin?'],
    [{ time: '9:00', topics: ['prunning'] }, 'Did you mean “pruning”?'],
  ])('refuses %j and names the nearest', async (setting, part) => {
    const bench = await setUp(await openTestStore());
    await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, await bench.person('boss'));
    const setting_ = bench.desk.set(bench.space, bench.channel, setting);
    await expect(setting_).rejects.toThrow(UserError);
    await expect(setting_).rejects.toThrow(part);
    expect(await bench.desk.statusOf(bench.channel)).toBeUndefined();
  });

  test('keeps what is not named as it was, over being off too', async () => {
    const bench = await setUp(await openTestStore());
    await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, await bench.person('boss'));
    const first = await bench.desk.set(bench.space, bench.channel, {
      ...{ time: 'weekdays 9:30 and 17:45', zone: 'Asia/Tokyo', topics: ['pruning'] },
      ...{ budget: 12, layout: 'thread', prefer: 'votes', sayQuiet: true },
    });
    expect(await bench.desk.set(bench.space, bench.channel, {})).toEqual(first);
    await bench.desk.off(bench.channel);
    expect(await bench.desk.set(bench.space, bench.channel, { budget: 3 })).toEqual({ ...first, budget: 3 });
    const whole = await bench.desk.set(bench.space, bench.channel, { topics: [], sayQuiet: false });
    expect(whole).toEqual({ ...first, budget: 3, topics: [], sayQuiet: false });
  });

  test('with all its topics gone it asks for others before it posts everything', async () => {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    const topic = await bench.topics.add(bench.space, { name: 'pruning', rule: 'pruning' }, boss);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['pruning'] });
    await bench.topics.remove(bench.space, topic.id);
    await expect(bench.desk.set(bench.space, bench.channel, { time: '10:00' })).rejects.toThrow(
      'The topics it followed are gone.',
    );
  });

  test.each([
    ['what is given', { zone: 'Asia/Tokyo' }, { zone: 'Asia/Tokyo', zoneFrom: 'chosen' }],
    ['the city beside the time', { time: '9:00 Tokyo' }, { zone: 'Asia/Tokyo', zoneFrom: 'chosen' }],
    ['the community’s', {}, { zone: 'Europe/Berlin', zoneFrom: 'space' }],
  ])('takes the zone of %s', async (_, setting, plan) => {
    const bench = await setUp(await openTestStore());
    const set = bench.desk.set(bench.space, bench.channel, { time: '9:00', ...setting });
    expect(await set).toMatchObject(plan);
  });

  test('where the community tells no zone takes the manager’s, else the machine’s, else UTC', async () => {
    const bench = await setUp(await openTestStore());
    const space = { ...bench.space, zone: 'UTC' };
    const manager = await bench.person('tokyo', 'Asia/Tokyo');
    const nobody = await bench.person('boss');
    const set = (name: string, by = nobody, own = {}) =>
      bench.make(own).desk.set(space, channelNamed(name), { time: '9:00' }, by);
    expect(await set('a', manager)).toMatchObject({ zone: 'Asia/Tokyo', zoneFrom: 'asker' });
    const machine = { zone: 'Europe/Paris' };
    expect(await set('b', nobody, machine)).toMatchObject({ zone: 'Europe/Paris', zoneFrom: 'machine' });
    expect(await set('c')).toMatchObject({ zone: 'UTC', zoneFrom: 'space' });
    expect(await set('a', nobody, machine)).toMatchObject({ zone: 'Asia/Tokyo', zoneFrom: 'asker' });
  });

  test.each([
    [{}, 'Say when the digest comes'],
    [{ time: '9:00 Berlin', zone: 'Asia/Tokyo' }, 'Name only one of them.'],
    [{ time: '9:00', budget: 0 }, 'A digest shows 1 to 50 papers'],
    [{ time: '9:00', budget: 51 }, 'A digest shows 1 to 50 papers'],
  ])('refuses %j in words', async (setting, part) => {
    const bench = await setUp(await openTestStore());
    const set = bench.desk.set(bench.space, bench.channel, setting);
    await expect(set).rejects.toThrow(UserError);
    await expect(set).rejects.toThrow(part);
  });

  test('shows every channel of a space, and none of another', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.desk.set(bench.space, channelNamed('vision'), { time: '10:00', topics: [] });
    const names = (await bench.desk.statusOfSpace(bench.space.id)).map(({ plan }) => plan.channel.name);
    expect(names).toEqual(['nlp', 'vision']);
    expect(await bench.desk.statusOfSpace('chat:s2')).toEqual([]);
  });

  test('changed on the day it ran, it goes on the day after and says so', async () => {
    const bench = await setUp(await openTestStore());
    const set = (time: string) => bench.desk.set(bench.space, bench.channel, { time, topics: [] });
    expect((await set('9:00')).ranToday).toBe(false);
    await bench.announce(TUESDAY, 'a');
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    const changed = await set('17:00');
    expect(changed.ranToday).toBe(true);
    expect(new Date(changed.next[0] ?? 0).toISOString()).toMatch(/^2026-11-25/);
    expect((await set('9:00')).ranToday).toBe(false);
  });

  test('a space that was left gets nothing until it is back', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.announce(TUESDAY, 'a');
    await bench.store.db.updateTable('spaces').set({ left_at: bench.clock.now() }).execute();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(bench.platform.requests).toEqual([]);
    await bench.store.db.updateTable('spaces').set({ left_at: 0 }).execute();
    await passTime(bench, HOUR, bench.tick, 10 * MINUTE);
    expect(papersIn(bench.platform)).toEqual(['a']);
  });
});
