import { describe, expect, test } from 'vitest';
import type { Poller } from '../../src/ingest/poll.ts';
import { queryAnswer } from '../support/sources/arxiv-documents.ts';
import { atom, refused } from '../support/sources/replies.ts';
import { announced, CL, feedOf, goTo, HF, hfDays, QUERY, told, worlds } from './poll-world.ts';

// A Monday.
const world = worlds('2026-11-23T09:00:00Z');

const HF_WEEK = {
  '2026-11-23': ['2611.10023'],
  '2026-11-24': ['2611.10024'],
  '2026-11-25': ['2611.10025'],
  '2026-11-26': ['2611.10026'],
};

/** Answers a query for a day's window with one paper of that day, 2611.200DD. */
const queried = ({ query }: { query: URLSearchParams }) => {
  const [, end = ''] = /TO (\d{8})/.exec(query.get('search_query') ?? '') ?? [];
  return atom(queryAnswer([{ id: `2611.2${end.slice(4)}v1`, categories: ['cs.CL'] }]));
};
const queries = () => world().server.ledger.filter(({ path }) => path === QUERY);

async function throughout(bot: Poller, until: string): Promise<void> {
  const { clock } = world();
  for (; clock.now() < Date.parse(until); clock.advance(15 * 60_000)) await bot.round();
}

async function begin(): Promise<Poller> {
  const { server, poller } = world();
  server.serve(HF, hfDays(HF_WEEK));
  server.serve(CL, feedOf('2026-11-23', [{ id: '2611.00023v1' }], { etag: '"mon"' }));
  server.serve(QUERY, queried);
  const bot = poller();
  await bot.round();
  return bot;
}

describe('D12: a source that is down for three days', () => {
  test('holds up no other, is named, and its days are filled in afterwards', async () => {
    const { server } = world();
    const bot = await begin();
    server.serve(CL, refused(503));
    server.serve(QUERY, refused(503));
    goTo(world(), '2026-11-24T00:30:00Z');
    await throughout(bot, '2026-11-26T05:00:00Z');
    const during = await announced(world());
    expect(during.filter((line) => line.startsWith('hf-daily'))).toHaveLength(4);
    expect(during.filter((line) => line.startsWith('arxiv'))).toHaveLength(1);
    expect(await bot.trouble()).toBe('arXiv has refused to answer since Mon 09:00 UTC');

    server.serve(CL, feedOf('2026-11-26', [{ id: '2611.00026v1' }]));
    server.serve(QUERY, queried);
    await throughout(bot, '2026-11-26T09:00:00Z');
    const arxiv = (await announced(world())).filter((line) => line.startsWith('arxiv'));
    expect(arxiv).toEqual([
      'arxiv 2026-11-23 new 2611.00023',
      'arxiv 2026-11-26 new 2611.00026',
      'arxiv 2026-11-24 new 2611.21123',
      'arxiv 2026-11-25 new 2611.21124',
    ]);
    expect((await told(bot))[1]).toMatch(/^arXiv cs.CL ok: 1 new, 0 replaced, 0\d:\d\d UTC$/);
    expect(await bot.trouble()).toBeUndefined();
    expect(queries()).toHaveLength(2);
  });

  test('is partial, and says what is missing, while its days cannot be told another way', async () => {
    const { server } = world();
    const bot = await begin();
    server.serve(CL, refused(503));
    server.serve(QUERY, refused(503));
    await throughout(bot, '2026-11-25T06:00:00Z');
    server.serve(CL, feedOf('2026-11-25', [{ id: '2611.00025v1' }]));
    await throughout(bot, '2026-11-25T09:00:00Z');
    expect((await told(bot))[1]).toMatch(
      /^arXiv cs.CL partial: 1 new, 0 replaced, 0\d:\d\d UTC; Tue still missing, next try \d\d:\d\d$/,
    );
    expect(await bot.trouble()).toBe('arXiv has not told the papers of Tue');
    const asked = queries().length;
    await throughout(bot, '2026-11-25T15:00:00Z');
    // Three tries a poll, a poll an hour.
    expect(queries().length - asked).toBeLessThanOrEqual(3 * 6);
    expect(queries().length - asked).toBeGreaterThan(0);
    server.serve(QUERY, queried);
    await throughout(bot, '2026-11-25T17:00:00Z');
    expect(await announced(world())).toContain('arxiv 2026-11-24 new 2611.21123');
    expect((await told(bot))[1]).toMatch(/^arXiv cs.CL ok: /);
    expect(await bot.trouble()).toBeUndefined();
  });

  test('is filled in for a week at most', async () => {
    const { server, poller } = world();
    await begin();
    server.serve(CL, feedOf('2026-12-17', [{ id: '2611.00026v1' }]));
    goTo(world(), '2026-12-17T09:00:00Z');
    await poller().round();
    const days = (await announced(world())).filter((line) => /^arxiv .* 2611\.2/.test(line));
    expect(days.map((line) => line.split(' ')[1])).toEqual([
      '2026-12-11',
      '2026-12-14',
      '2026-12-15',
      '2026-12-16',
    ]);
  });
});

describe('a stale feed', () => {
  /** Monday's rows under Tuesday's date. */
  const stale = () => {
    const monday = 'Mon, 23 Nov 2026 00:00:00 -0500';
    return feedOf('2026-11-24', [{ id: '2611.00023v1', date: monday }]);
  };

  test('is read another way, once, and says so', async () => {
    const { server } = world();
    const bot = await begin();
    server.serve(CL, stale());
    goTo(world(), '2026-11-24T05:10:00Z');
    await throughout(bot, '2026-11-24T12:00:00Z');
    expect(queries()).toHaveLength(1);
    expect(await announced(world())).toContain('arxiv 2026-11-24 new 2611.21123');
    expect((await told(bot))[1]).toMatch(
      /^arXiv cs.CL stale: nothing fresh since Mon; 1 paper of Tue found by query; next look 1[12]:\d\d UTC$/,
    );
    expect(await bot.trouble()).toBeUndefined();
  });

  test('that comes right the same day announces only what the query had not', async () => {
    const { server } = world();
    const bot = await begin();
    server.serve(CL, stale());
    goTo(world(), '2026-11-24T05:10:00Z');
    await throughout(bot, '2026-11-24T12:00:00Z');
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.21123v1' }, { id: '2611.00024v1' }]));
    await throughout(bot, '2026-11-24T14:00:00Z');
    const tuesday = (await announced(world())).filter((line) => line.startsWith('arxiv 2026-11-24'));
    expect(tuesday).toEqual(['arxiv 2026-11-24 new 2611.21123', 'arxiv 2026-11-24 new 2611.00024']);
    expect((await told(bot))[1]).toMatch(/^arXiv cs.CL ok: 2 new, 0 replaced, /);
  });

  test('is in trouble when the other way finds nothing either', async () => {
    const { server } = world();
    const bot = await begin();
    server.serve(CL, stale());
    server.serve(QUERY, atom(queryAnswer([])));
    goTo(world(), '2026-11-24T05:10:00Z');
    await throughout(bot, '2026-11-24T12:00:00Z');
    expect(await bot.trouble()).toBe('arXiv has shown nothing fresh since Mon');
  });
});
