import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { submissionWindow } from '../../src/sources/arxiv/submission-window.ts';
import {
  type ArxivQueryParts,
  arxivDay,
  paperByDoi,
  paperById,
  papersByIds,
} from '../../src/sources/arxiv-query.ts';
import {
  type Entry,
  oldQueryAnswer,
  queryAnswer,
  queryError,
  rssFeed,
} from '../support/sources/arxiv-documents.ts';
import { clientFor } from '../support/sources/client.ts';
import { type LeapingClock, leapingClock } from '../support/sources/clock.ts';
import { atom, html, json } from '../support/sources/replies.ts';
import { type Sources, startSources } from '../support/sources/server.ts';

const API = '/api/query';
const DAY = '2026-11-24';

let clock: LeapingClock;
let sources: Sources;
let parts: ArxivQueryParts;

beforeEach(async () => {
  clock = leapingClock();
  sources = await startSources(clock);
  parts = { http: clientFor(sources, clock), base: sources.arxivApi };
});
afterEach(() => sources.stop());

describe('one paper', () => {
  test('comes with all arXiv says of it, in our words', async () => {
    sources.serve(
      API,
      atom(
        queryAnswer([
          {
            id: '2611.00001v3',
            title: ' A & B',
            comment: 'ICML 2026. Code at https://github.com/example/code.git',
            doi: '10.1000/ABC',
            journal: 'J. Examples 1 (2026)',
            categories: ['cs.CL', 'cs.AI'],
          },
        ]),
      ),
    );
    expect(await paperById(parts, 'https://example.org')).toBeUndefined();
    expect(await paperById(parts, 'arXiv:2611.00001v1')).toEqual({
      source: 'arxiv',
      identifiers: [
        { kind: 'arxiv', value: '2611.00001' },
        { kind: 'doi', value: '10.1000/abc' },
      ],
      title: 'A & B',
      abstract: 'We show that 2611.00001v3 holds.',
      authors: ['Ada Example', 'Bo Beispiel'],
      published: '2026-11-20',
      version: 3,
      withdrawn: false,
      categories: ['cs.CL', 'cs.AI'],
      venue: 'J. Examples 1 (2026)',
      codeUrl: 'https://github.com/example/code',
    });
    expect(sources.ledger.map((line) => line.query.get('id_list'))).toEqual(['2611.00001']);
  });

  test('reads the same in the form from before November 2025', async () => {
    sources.serve(API, atom(oldQueryAnswer('2510.00001v1')));
    expect(await paperById(parts, '2510.00001')).toMatchObject({
      title: 'A Title Wrapped over\n  Two Lines',
      published: '2025-10-16',
      categories: ['cs.RO'],
      authors: ['Ada Example'],
    });
  });

  test('that arXiv does not have is an ordinary answer', async () => {
    sources.serve(API, atom(queryAnswer([], 0)));
    expect(await paperById(parts, '2611.00009')).toBeUndefined();
  });

  test.each([
    'This paper has been withdrawn by the author due to an error in Lemma 2',
    'Withdrawn: superseded by another paper',
    'The manuscript was withdrawn',
    'v2: this submission has been withdrawn by arXiv administrators',
  ])('D9: is withdrawn when its comment says so: %s', async (comment) => {
    sources.serve(API, atom(queryAnswer([{ id: '2611.00001v2', comment }])));
    expect((await paperById(parts, '2611.00001'))?.withdrawn).toBe(true);
  });

  test('about withdrawing money is not withdrawn', async () => {
    sources.serve(
      API,
      atom(
        queryAnswer([{ id: '2611.00001v2', abstract: 'Funds are withdrawn daily. Withdrawn users return.' }]),
      ),
    );
    expect((await paperById(parts, '2611.00001'))?.withdrawn).toBe(false);
  });

  test('D10: with the title 0 and an id that looks like a number keeps both', async () => {
    sources.serve(API, atom(queryAnswer([{ id: '2401.10000v1', title: '0' }])));
    expect(await paperById(parts, '2401.10000')).toMatchObject({
      title: '0',
      identifiers: [{ kind: 'arxiv', value: '2401.10000' }],
    });
  });
});

describe('several papers', () => {
  test('are found by id, whatever the order of the answer, and unknown ones are missing', async () => {
    sources.serve(
      API,
      atom(queryAnswer([{ id: '2009.02040v1' }, { id: '2501.10120v2' }, { id: '1999.00001v1' }])),
    );
    const found = await papersByIds(parts, ['2501.10120', '2009.02040v1', '2611.99999']);
    expect([...found].map(([id, record]) => [id, record.version])).toEqual([
      ['2009.02040', 1],
      ['2501.10120', 2],
    ]);
  });

  test('are asked for a hundred at a time, three seconds apart', async () => {
    const ids = Array.from({ length: 250 }, (_, i) => `2611.${String(i + 1).padStart(5, '0')}`);
    sources.serve(API, ({ query }) => {
      const asked = query.get('id_list')?.split(',') ?? [];
      expect(query.get('max_results')).toBe(String(asked.length));
      return atom(queryAnswer(asked.map((id) => ({ id: `${id}v1` })).reverse()));
    });
    expect((await papersByIds(parts, ids)).size).toBe(250);
    const times = sources.ledger.map((line) => line.at);
    expect(times).toHaveLength(3);
    expect(times.slice(1).every((time, i) => time - (times[i] ?? 0) >= 3_000)).toBe(true);
  });
});

describe('one paper by its DOI', () => {
  const doi = '10.1000/kites.7';

  test('is the one that names it as its own, whatever else the search brings', async () => {
    sources.serve(API, ({ query }) => {
      expect(query.get('search_query')).toBe(`doi:"${doi}"`);
      return atom(
        queryAnswer([
          { id: '2611.00002v1', doi: '10.1000/kites.77' },
          { id: '2611.00001v2', doi },
        ]),
      );
    });
    expect(await paperByDoi(parts, doi)).toMatchObject({
      identifiers: [
        { kind: 'arxiv', value: '2611.00001' },
        { kind: 'doi', value: doi },
      ],
    });
  });

  test('is nobody when none names it', async () => {
    sources.serve(API, atom(queryAnswer([{ id: '2611.00002v1' }])));
    expect(await paperByDoi(parts, doi)).toBeUndefined();
  });
});

describe('what is no answer is a fault, never an empty one', () => {
  test.each([200, 400])('an error entry with HTTP %d is rejected in its own words', async (status) => {
    sources.serve(API, atom(queryError, status));
    await expect(paperById(parts, '2611.00001')).rejects.toMatchObject({
      fault: 'rejected',
      message: /incorrect id format/,
    });
  });

  test.each([
    ['D2: a page', html(200)],
    ['D2: a page called a feed', html(200, 'application/atom+xml')],
    ['D2: JSON', json([])],
    ['D2: a feed of another kind', atom(rssFeed([]))],
    ['D2: an Atom feed that answers no query', atom('<feed><title>News</title></feed>')],
    ['D3: half an answer', atom(queryAnswer([{ id: '2611.00001v1' }]).slice(0, 900))],
  ])('%s', async (_name, reply) => {
    sources.serve(API, reply);
    await expect(paperById(parts, '2611.00001')).rejects.toMatchObject({ fault: 'broken' });
  });
});

describe('a day of a category', () => {
  const entries = (count: number): Entry[] =>
    Array.from({ length: count }, (_, i) => ({ id: `2611.${String(i + 1).padStart(5, '0')}v1` }));
  const serveSlices = (slice: (start: number, size: number) => { some: Entry[]; total: number }) =>
    sources.serve(API, ({ query }) => {
      const { some, total } = slice(Number(query.get('start')), Number(query.get('max_results')));
      return atom(queryAnswer(some, total));
    });

  test('is what was submitted for it, primary and cross-listed told apart', async () => {
    sources.serve(
      API,
      atom(queryAnswer([{ id: '2611.00001v1' }, { id: '2611.00002v1', categories: ['stat.ML', 'cs.CL'] }])),
    );
    const { records } = await arxivDay(parts, 'cs.CL', DAY);
    expect(records.map((record) => record.listing)).toEqual([
      { source: 'arxiv', day: DAY, kind: 'new', rank: 1 },
      { source: 'arxiv', day: DAY, kind: 'cross', rank: 2 },
    ]);
    expect(sources.ledger[0]?.query.get('search_query')).toBe(
      'cat:cs.CL AND submittedDate:[202611201900 TO 202611231859]',
    );
  });

  test('has none at weekends, without asking', async () => {
    expect(await arxivDay(parts, 'cs.CL', '2026-11-28')).toEqual({ records: [], skipped: [] });
    expect(sources.ledger).toHaveLength(0);
  });

  test('D11: is read to its end over pages, each paper once', async () => {
    const all = entries(523);
    serveSlices((start, size) => ({ some: all.slice(start, start + size), total: all.length }));
    const { records } = await arxivDay(parts, 'cs.CL', DAY);
    expect(records.map((record) => record.identifiers[0]?.value)).toEqual(
      all.map(({ id }) => id.replace('v1', '')),
    );
  });

  test('D11: loses nothing when rows vanish while it is read', async () => {
    const all = entries(420);
    let asked = 0;
    serveSlices((start, size) => {
      // Fifteen rows of the first page are gone when the second is asked for.
      const now = asked++ === 0 ? all : all.slice(15);
      return { some: now.slice(start, start + size), total: now.length };
    });
    expect((await arxivDay(parts, 'cs.CL', DAY)).records).toHaveLength(420);
  });

  test('D11: asks once more for an empty page in the middle, then calls it a fault', async () => {
    const all = entries(300);
    let hiccups = 1;
    serveSlices((start, size) => ({
      some: start > 0 && hiccups-- > 0 ? [] : all.slice(start, start + size),
      total: 300,
    }));
    expect((await arxivDay(parts, 'cs.CL', DAY)).records).toHaveLength(300);
    hiccups = 100;
    await expect(arxivDay(parts, 'cs.CL', DAY)).rejects.toMatchObject({
      fault: 'broken',
      message: /holds back/,
    });
  });

  test('D11: ends though the service gives the same page for ever', async () => {
    serveSlices(() => ({ some: entries(200), total: 9_999 }));
    expect((await arxivDay(parts, 'cs.CL', DAY)).records).toHaveLength(200);
    expect(sources.ledger).toHaveLength(2);
  });
});

describe('the submissions behind a day', () => {
  test.each([
    ['2026-11-24', '2026-11-20T19:00', '2026-11-23T19:00'],
    ['2026-11-25', '2026-11-23T19:00', '2026-11-24T19:00'],
    ['2026-11-27', '2026-11-25T19:00', '2026-11-26T19:00'],
    ['2026-11-23', '2026-11-19T19:00', '2026-11-20T19:00'],
    // Across the end of summer time in New York, 1 November 2026.
    ['2026-11-03', '2026-10-30T18:00', '2026-11-02T19:00'],
  ])('%s', (day, from, to) => {
    const window = submissionWindow(day);
    const minutes = (instant = 0) => new Date(instant).toISOString().slice(0, 16);
    expect([minutes(window?.from), minutes(window?.to)]).toEqual([from, to]);
  });
});
