import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HfParts } from '../../src/sources/hf/request.ts';
import { hfDaily } from '../../src/sources/hf-daily.ts';
import { hfPaper } from '../../src/sources/hf-paper.ts';
import { hfTrending } from '../../src/sources/hf-trending.ts';
import type { FeedMemory, FeedPage, Validator } from '../../src/sources/source.ts';
import { clientFor } from '../support/sources/client.ts';
import { type LeapingClock, leapingClock } from '../support/sources/clock.ts';
import { hfIds, hfItem } from '../support/sources/hf-documents.ts';
import { html, json, refused } from '../support/sources/replies.ts';
import { type LedgerLine, type Reply, type Sources, startSources } from '../support/sources/server.ts';

const LIST = '/hf/daily_papers';
/** A Tuesday. */
const TODAY = '2026-11-24';

let clock: LeapingClock;
let sources: Sources;
let kept: Map<string, Validator>;
let parts: HfParts;

beforeEach(async () => {
  clock = leapingClock(`${TODAY}T09:00:00Z`);
  sources = await startSources(clock);
  kept = new Map();
  parts = { http: clientFor(sources, clock, { kept, plainHost: true }), clock, base: sources.hfBase };
});
afterEach(() => sources.stop());

const memory = (day: string, more: Partial<FeedMemory> = {}): FeedMemory => ({
  day,
  okAt: Date.parse(`${TODAY}T08:00:00Z`),
  triedAt: 0,
  failures: 0,
  fingerprint: '',
  ...more,
});

async function poll(since: FeedMemory, source = hfDaily(parts)): Promise<FeedPage[]> {
  const pages: FeedPage[] = [];
  for await (const page of source.announcements(since, new AbortController().signal)) pages.push(page);
  return pages;
}

/** Replies by the day asked for. */
const byDay =
  (days: Record<string, Reply>): Reply =>
  (asked: LedgerLine, response) => {
    const reply = days[asked.query.get('date') ?? ''] ?? json([]);
    return typeof reply === 'function' ? reply(asked, response) : reply;
  };

const asked = () => sources.ledger.map((line) => line.query.get('date'));
const idsOf = (page: FeedPage | undefined) => page?.records.map((record) => record.identifiers[0]?.value);

describe('a listed paper', () => {
  test('comes with everything the list says of it, in our words', async () => {
    sources.serve(LIST, json([hfItem('2611.00001', { upvotes: 41 })]));
    const [page] = await poll(memory(TODAY));
    expect(page?.records).toEqual([
      {
        source: 'hf-daily',
        identifiers: [{ kind: 'arxiv', value: '2611.00001' }],
        title: 'On the matter of 2611.00001',
        abstract: 'We study the matter\nof 2611.00001 at length.',
        summary: 'A machine says that 2611.00001 matters.',
        summaryBy: 'machine',
        authors: ['Ada Example', 'Björn Beispiel'],
        published: '2026-11-20',
        version: 0,
        categories: [],
        keywords: ['matter', 'length'],
        codeUrl: 'https://github.com/example/matter-001',
        listing: {
          source: 'hf-daily',
          day: TODAY,
          kind: 'new',
          upvotes: 41,
          comments: 2,
          submitter: 'Sam Submitter',
          rank: 1,
        },
      },
    ]);
    expect(page).toMatchObject({ state: 'ok', day: TODAY, detail: '1 paper so far' });
  });

  test('may lack whatever came to the service later', async () => {
    const bare = { paper: { id: '2406.00001', title: 'Of old', upvotes: 0, authors: [] }, title: 'Of old' };
    sources.serve(LIST, json([bare]));
    const [page] = await poll(memory(TODAY));
    expect(page?.records[0]).toMatchObject({ abstract: '', published: '', keywords: [], codeUrl: '' });
    expect(page?.records[0]).not.toHaveProperty('summary');
  });

  test('D10: keeps an id that looks like a number and a title that looks like a word of JSON', async () => {
    const odd = ['0', '007', '1e5', 'true', 'null'].map((title, i) =>
      hfItem(`2401.1000${i}`, { paper: { title }, outer: { title } }),
    );
    sources.serve(LIST, json(odd));
    const [page] = await poll(memory(TODAY));
    expect(idsOf(page)).toEqual(['2401.10000', '2401.10001', '2401.10002', '2401.10003', '2401.10004']);
    expect(page?.records.map((record) => record.title)).toEqual(['0', '007', '1e5', 'true', 'null']);
  });

  test('that is bad is left out with its reason, and the rest come', async () => {
    sources.serve(
      LIST,
      json([hfItem('2611.00001'), { paper: { id: 7 } }, hfItem('no-id'), hfItem('2611.00002')]),
    );
    const [page] = await poll(memory(TODAY));
    expect(idsOf(page)).toEqual(['2611.00001', '2611.00002']);
    expect(page?.skipped).toHaveLength(2);
    expect(page?.skipped.join()).toMatch(/item 2: .*no-id is no arXiv id/s);
  });
});

describe('days', () => {
  test('since the last one are read in turn, without weekends', async () => {
    sources.serve(
      LIST,
      byDay({
        '2026-11-20': json([hfItem('2611.00001', { day: '2026-11-20' })]),
        [TODAY]: json([hfItem('2611.00009')]),
      }),
    );
    const pages = await poll(memory('2026-11-19', { okAt: Date.parse('2026-11-20T01:00:00Z') }));
    expect(pages.map(({ day, state }) => `${day} ${state}`)).toEqual([
      '2026-11-20 ok',
      '2026-11-23 empty',
      '2026-11-24 ok',
    ]);
  });

  test('go back five at most after a long absence', async () => {
    sources.serve(LIST, json([]));
    await poll(memory('2026-01-05', { okAt: 0 }));
    expect(asked()).toEqual(['2026-11-19', '2026-11-20', '2026-11-23', TODAY]);
  });

  test('that were not over at the last look are read once more', async () => {
    sources.serve(LIST, json([]));
    await poll(memory('2026-11-23', { okAt: Date.parse('2026-11-23T22:00:00Z') }));
    expect(asked()).toEqual(['2026-11-23', TODAY]);
  });

  test('D14: in the future are a wrong clock, and only today is read', async () => {
    sources.serve(LIST, json([]));
    await poll(memory('2030-01-01', { okAt: Date.parse('2030-01-01T09:00:00Z') }));
    expect(asked()).toEqual([TODAY]);
  });

  test('of a first run: the latest one with papers, and what today says', async () => {
    sources.serve(LIST, byDay({ '2026-11-20': json([hfItem('2611.00001', { day: '2026-11-20' })]) }));
    const pages = await poll(memory('', { okAt: 0 }));
    expect(pages.map(({ day, state }) => `${day} ${state}`)).toEqual(['2026-11-20 ok', '2026-11-24 late']);
  });
});

describe('nothing listed', () => {
  test('is late on a weekday that is not over', async () => {
    sources.serve(LIST, json([]));
    expect(await poll(memory('2026-11-23'))).toMatchObject([{ state: 'late', records: [] }]);
  });

  test('is no announcement at a weekend', async () => {
    clock.advance(4 * 86_400_000);
    sources.serve(LIST, json([]));
    const pages = await poll(memory('2026-11-27', { okAt: clock.now() }));
    expect(pages).toMatchObject([{ state: 'empty', detail: 'no announcement (Saturday)' }]);
  });

  test("is stale when another day's papers come for it", async () => {
    sources.serve(LIST, json([hfItem('2611.00001', { day: '2026-11-23' })]));
    expect(await poll(memory('2026-11-23'))).toMatchObject([
      { state: 'stale', records: [], detail: 'still shows the papers of 2026-11-23' },
    ]);
  });

  test('is unchanged when the service says so', async () => {
    sources.serve(LIST, { ...json([hfItem('2611.00001')]), etag: '"v1"' });
    const [first] = await poll(memory(TODAY));
    for (const validator of first?.validators ?? []) kept.set(validator.url, validator);
    const [second] = await poll(memory(TODAY, { fingerprint: first?.fingerprint ?? '' }));
    expect(second).toMatchObject({ state: 'unchanged', records: [], fingerprint: first?.fingerprint });
  });
});

describe('D2: no answer is never an empty day', () => {
  test.each([
    ['an error object', json({ error: 'Internal error' })],
    ['a page', html(200)],
    ['a page called JSON', html(200, 'application/json')],
    ['strings instead of papers', json(["{'paper': {'id': '2412.00001'}}", "{'paper': {}}"])],
    ['null', json(null)],
  ])('%s', async (_name, reply) => {
    sources.serve(LIST, reply);
    await expect(poll(memory(TODAY))).rejects.toMatchObject({ name: 'SourceError', fault: 'broken' });
  });

  test('what was read before a fault stands', async () => {
    sources.serve(
      LIST,
      byDay({ '2026-11-23': json([hfItem('2611.00001', { day: '2026-11-23' })]), [TODAY]: refused(404) }),
    );
    const pages: FeedPage[] = [];
    const since = memory('2026-11-20', { okAt: Date.parse('2026-11-21T01:00:00Z') });
    const reading = (async () => {
      for await (const page of hfDaily(parts).announcements(since, new AbortController().signal))
        pages.push(page);
    })();
    await expect(reading).rejects.toMatchObject({ fault: 'rejected' });
    expect(pages.map((page) => page.day)).toEqual(['2026-11-23']);
  });
});

describe('D11: a long day', () => {
  const pageOf = (ids: string[], more: boolean, p: number) =>
    json(
      ids.map((id) => hfItem(id)),
      more ? { link: `<${sources.hfBase}/daily_papers?date=${TODAY}&limit=100&p=${p + 1}>; rel="next"` } : {},
    );

  test('is read to its last page, each paper once, and none that moved up meanwhile is lost', async () => {
    const ids = hfIds(230);
    const [moved = ''] = ids.slice(100, 101);
    let first = pageOf(ids.slice(0, 100), true, 0);
    sources.serve(LIST, ({ query }) => {
      const p = Number(query.get('p') ?? 0);
      if (p === 0) return first;
      // While the pages are read, the first paper of the second page is voted onto the first one.
      first = pageOf([moved, ...ids.slice(0, 99)], true, 0);
      return p === 1
        ? pageOf(
            ids.slice(99, 200).filter((id) => id !== moved),
            true,
            1,
          )
        : pageOf(ids.slice(200), false, 2);
    });
    const [page] = await poll(memory(TODAY));
    expect(new Set(idsOf(page))).toEqual(new Set(ids));
    expect(page?.records).toHaveLength(230);
  });

  test('ends though the next page is always the same', async () => {
    sources.serve(LIST, pageOf(hfIds(100), true, 0));
    expect((await poll(memory(TODAY)))[0]?.records).toHaveLength(100);
    expect(sources.ledger.length).toBeLessThanOrEqual(4);
  });

  test('D13: with papers without end stops at a thousand', async () => {
    sources.serve(LIST, ({ query }) => {
      const p = Number(query.get('p') ?? 0);
      return pageOf(hfIds(100, p * 100 + 1), true, p);
    });
    const [page] = await poll(memory(TODAY));
    expect(page?.records.length).toBeLessThanOrEqual(1_100);
    expect(sources.ledger.length).toBeLessThanOrEqual(12);
  });
});

describe('when to ask next', () => {
  const next = (more: Partial<FeedMemory>, now = clock.now()) =>
    (hfDaily(parts).nextPollAt(memory(TODAY, { triedAt: now, ...more }), now) - now) / 60_000;

  test('is at once, then in half an hour, sooner while the day is missing, seldom at weekends', () => {
    expect(hfDaily(parts).nextPollAt(memory('', { triedAt: 0 }), clock.now())).toBe(clock.now());
    expect(next({})).toBe(30);
    expect(next({ day: '2026-11-23' })).toBe(15);
    expect(next({}, Date.parse('2026-11-28T09:00:00Z'))).toBe(180);
  });

  test('backs off after failures, to an hour', () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => next({ failures }))).toEqual([5, 10, 20, 40, 60, 60]);
  });
});

describe('one paper', () => {
  test('is looked up by id, without being announced by that', async () => {
    sources.serve('/hf/papers/2611.00001', json({ ...hfItem('2611.00001').paper, numTotalModels: 3 }));
    const record = await hfPaper(parts, 'arXiv:2611.00001v2');
    expect(record?.identifiers).toEqual([{ kind: 'arxiv', value: '2611.00001' }]);
    expect(record).not.toHaveProperty('listing');
  });

  test('that has no page is an ordinary answer', async () => {
    sources.serve('/hf/papers/2611.00001', { ...json({ error: 'Paper not found.' }), status: 404 });
    expect(await hfPaper(parts, '2611.00001')).toBeUndefined();
    expect(await hfPaper(parts, 'not an id')).toBeUndefined();
  });

  test('as an error object is broken', async () => {
    sources.serve('/hf/papers/2611.00001', json({ error: 'Internal error' }));
    await expect(hfPaper(parts, '2611.00001')).rejects.toMatchObject({ fault: 'broken' });
  });
});

test('what trends comes in its own order, once, without being announced by that', async () => {
  sources.serve(
    LIST,
    json(
      ['2611.00003', '2611.00001'].map((id) => hfItem(id)),
      { link: `<${sources.hfBase}/x>; rel="next"` },
    ),
  );
  const [page] = await poll(memory(''), hfTrending(parts));
  expect(page?.records.map((record) => record.identifiers[0]?.value)).toEqual(['2611.00003', '2611.00001']);
  expect(sources.ledger.map((line) => line.query.get('sort'))).toEqual(['trending']);
  expect(page?.records.every((record) => record.listing === undefined && record.votes !== undefined)).toBe(
    true,
  );
});
