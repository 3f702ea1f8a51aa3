import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { type Bench, DAY, HOUR, MINUTE, passTime, setUp } from '../set-up.ts';

const STALE = 'arXiv has shown nothing fresh since Mon';

/** 9:00 in Berlin is due half an hour after the start. */
const runSlot = (bench: Bench) => passTime(bench, HOUR, bench.tick, 10 * MINUTE);

const lastOf = async (bench: Bench) => {
  const [last] = (await bench.desk.statusOf(bench.channel))?.last ?? [];
  return last && { outcome: last.outcome, reason: last.reason };
};

describe('a slot without papers', () => {
  const openTestStore = sqliteStores();
  const start = async (at = '2026-11-24T07:30:00Z') => {
    const bench = await setUp(await openTestStore(), at);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00' });
    return bench;
  };
  const withTopic = async (rule: string, quiet = false) => {
    const bench = await setUp(await openTestStore());
    await bench.topics.add(bench.space, { name: 'curation', rule }, await bench.person('boss'));
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['curation'], sayQuiet: quiet });
    return bench;
  };

  test.each([
    ['the weekend', '2026-11-28T07:30:00Z', 'nothing announced (weekend)'],
    ['an arXiv holiday', '2026-11-27T07:30:00Z', 'nothing announced (arXiv holiday on Thu 26 Nov)'],
    ['a holiday not known yet', '2031-11-28T07:30:00Z', 'nothing announced since Mon 23 Nov 2026'],
  ])('names %s', async (_, at, reason) => {
    const bench = await setUp(await openTestStore(), at);
    await bench.announce('2026-11-23', 'a');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00' });
    await runSlot(bench);
    expect(await lastOf(bench)).toEqual({ outcome: 'nothing-announced', reason });
  });

  test('says when nothing is held at all', async () => {
    const bench = await start();
    await runSlot(bench);
    expect((await lastOf(bench))?.reason).toBe('nothing announced yet');
  });

  test('names a list that came in spite of the holiday', async () => {
    const bench = await setUp(await openTestStore(), '2026-11-27T07:30:00Z');
    await bench.announce('2026-11-27', 'a');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00' });
    await runSlot(bench);
    expect((await lastOf(bench))?.reason).toBe('nothing announced since Fri 27 Nov');
  });

  test('tells a stale source from a quiet day, and until when it waits', async () => {
    const bench = await start();
    bench.world.trouble = STALE;
    await runSlot(bench);
    expect(await lastOf(bench)).toEqual({
      outcome: 'source-late',
      reason: `${STALE}; I post when it does, until 15:00 Europe/Berlin`,
    });
  });

  test('names the nearest miss', async () => {
    const bench = await withTopic('data curation');
    await bench.announce('2026-11-24', 'a: Diffusion', 'b: Data at scale', 'c: Curation of art and data');
    await bench.announce('2026-11-24', 'd: Data for speech');
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.desk.set(bench.space, bench.channel, { topics: ['curation'] });
    await runSlot(bench);
    // Announced before anybody followed it there.
    expect((await lastOf(bench))?.outcome).toBe('nothing-announced');
    const after = await withTopic('data curation');
    await after.announce('2026-11-24', 'a: Diffusion', 'b: Data at scale', 'd: Big data');
    after.world.trouble = STALE;
    await runSlot(after);
    expect(await lastOf(after)).toEqual({
      outcome: 'nothing-matched',
      reason: `none of 3 new papers fits curation; nearest: “b: Data at scale” lacks curation; ${STALE}`,
    });
  });

  test('looks for the nearest miss only among what is new', async () => {
    const bench = await withTopic('data curation');
    await bench.announce('2026-11-24', 'a: Data at scale');
    await runSlot(bench);
    await bench.announce('2026-11-25', 'b: Diffusion');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect((await lastOf(bench))?.reason).toBe('the one new paper does not fit curation');
  });

  test('of the whole feed says that all were posted before', async () => {
    const bench = await start();
    await bench.announce('2026-11-24', 'a');
    await runSlot(bench);
    await bench.announce('2026-11-25', 'a');
    await passTime(bench, DAY, bench.tick, 30 * MINUTE);
    expect(await lastOf(bench)).toEqual({
      outcome: 'nothing-matched',
      reason: '1 new paper, all posted here before',
    });
  });

  test('that is missed by more than six hours says what becomes of its papers', async () => {
    const bench = await start();
    bench.clock.advance(8 * HOUR);
    await bench.tick.run();
    expect(await lastOf(bench)).toEqual({
      outcome: 'skipped',
      reason: 'too late: I was away for more than 6 h; its papers come with the next digest',
    });
  });

  test('that nobody can confirm is held, one that was refused has failed', async () => {
    const bench = await start();
    await bench.announce('2026-11-24', 'a');
    bench.platform.findAnswer = { state: 'cannot-tell', detail: 'no history' };
    bench.platform.replies.push({ arrives: false, result: { state: 'unknown', detail: '504' } });
    await runSlot(bench);
    expect((await lastOf(bench))?.outcome).toBe('held');
    const refused = await start();
    await refused.announce('2026-11-24', 'a');
    const detail = 'The channel #nlp is gone.';
    refused.platform.replies.push({ arrives: false, result: { state: 'refused', reason: 'gone', detail } });
    await runSlot(refused);
    expect(await lastOf(refused)).toEqual({ outcome: 'failed', reason: detail });
  });
});

describe('a channel that wants to know of quiet days', () => {
  const openTestStore = sqliteStores();
  const start = async ({
    at = '2026-11-24T07:30:00Z',
    rule = '',
    kind = 'channel' as 'channel' | 'forum',
  } = {}) => {
    const bench = await setUp(await openTestStore(), at);
    if (rule) await bench.topics.add(bench.space, { name: 'curation', rule }, await bench.person('boss'));
    const channel = { ...bench.channel, kind };
    const topics = rule ? ['curation'] : [];
    await bench.desk.set(bench.space, channel, { time: '9:00', topics, sayQuiet: true });
    const said = () => bench.platform.arrived.map(({ message }) => message);
    return { ...bench, said };
  };
  const plain = (text: string) => ({ type: 'plain', text });

  test('is told in one grey line what came nearest', async () => {
    const bench = await start({ rule: 'data curation' });
    await bench.announce('2026-11-24', 'a: Data at scale');
    await passTime(bench, DAY - HOUR, bench.tick, 10 * MINUTE);
    const line = [
      plain('Nothing new for '),
      { type: 'strong', text: 'curation' },
      plain(' (1 new paper announced; nearest: “a: Data at scale” lacks curation).'),
    ];
    expect(bench.said()).toEqual([{ title: '', blocks: [{ type: 'footnote', spans: line }] }]);
    expect((await lastOf(bench))?.outcome).toBe('nothing-matched');
  });

  test('is told of the weekend', async () => {
    const bench = await start({ at: '2026-11-28T07:30:00Z' });
    await runSlot(bench);
    const spans = [plain('Nothing new'), plain(' (weekend).')];
    expect(bench.said()).toEqual([{ title: '', blocks: [{ type: 'footnote', spans }] }]);
  });

  test('is told of a source once it is waited for no more, not before', async () => {
    const bench = await start();
    bench.world.trouble = 'arXiv has not answered since 01:10 UTC';
    await passTime(bench, 6 * HOUR, bench.tick, 10 * MINUTE);
    expect(bench.said()).toEqual([]);
    await passTime(bench, 2 * HOUR, bench.tick, 10 * MINUTE);
    const spans = [plain('arXiv has not answered since 01:10 UTC; I’ll post when it does.')];
    expect(bench.said()).toEqual([{ title: '', blocks: [{ type: 'footnote', spans }] }]);
    expect(await lastOf(bench)).toEqual({
      outcome: 'nothing-announced',
      reason: 'nothing announced: arXiv has not answered since 01:10 UTC',
    });
  });

  test('is told once, over restarts, and its slots keep their outcomes', async () => {
    const bench = await start({ rule: 'data curation' });
    await runSlot(bench);
    const restarted = bench.make();
    await passTime(bench, DAY, restarted.tick, 10 * MINUTE);
    expect(bench.platform.requests).toHaveLength(2);
    expect(new Set(bench.platform.requests).size).toBe(2);
    const outcomes = (await bench.desk.statusOf(bench.channel))?.last.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['nothing-announced', 'nothing-announced']);
  });

  test('is not told in place of a digest, nor when it does not want to know', async () => {
    const bench = await start();
    await bench.announce('2026-11-24', 'a');
    await runSlot(bench);
    expect(bench.said().map(({ title }) => title)).toEqual(['Paperboy · Tue 24 Nov · #nlp']);
    await bench.desk.set(bench.space, bench.channel, { sayQuiet: false });
    await passTime(bench, 2 * DAY, bench.tick, 30 * MINUTE);
    expect(bench.said()).toHaveLength(1);
  });

  test('gets its digest though a wrong clock had told it of a quiet day', async () => {
    const bench = await start();
    bench.clock.advance(DAY + HOUR);
    await bench.tick.run();
    bench.clock.advance(-DAY - 2 * HOUR);
    await bench.tick.run();
    await bench.announce('2026-11-24', 'a');
    await passTime(bench, DAY + 3 * HOUR, bench.tick, 10 * MINUTE);
    const papers = bench.said().flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'paper'));
    expect(papers).toHaveLength(1);
  });

  test('in a forum gets a post with a title', async () => {
    const bench = await start({ kind: 'forum' });
    await runSlot(bench);
    expect(bench.said().map(({ title }) => title)).toEqual(['Paperboy · Tue 24 Nov']);
  });
});
