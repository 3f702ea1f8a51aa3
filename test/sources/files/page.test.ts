import { afterAll, describe, expect, test } from 'vitest';
import { pageTitles } from '../../../src/sources/files/read-records.ts';
import { fileFolder, readAll } from '../../support/sources/files.ts';

const folder = fileFolder();
afterAll(() => folder.remove());

const papers = [
  ['A First Paper about Things', 'Things matter. We show how much, with $x^2$.'],
  ['May 8', 'A paper whose title is a day. It is a paper all the same.'],
  ['<sks> & Others', 'An abstract with <markup> in it.'],
];
const page = (lines: string[] = papers.flat(), date = 'Mar 11') =>
  [
    'new',
    'Get trending papers in your email inbox!',
    'Subscribe',
    'byAK and the research community',
    date,
    ...lines,
  ].join('\n\n');

test('a saved page is its papers in order, listed on its day', async () => {
  const { records, problems, lines } = await readAll({ text: page() }, { newestKnown: '2025-03-02' });
  expect(problems).toEqual([]);
  expect(records.map((record) => [record.title, record.abstract])).toEqual(papers);
  expect(records[0]).toEqual({
    source: 'hf-daily',
    identifiers: [{ kind: 'title', value: 'afirstpaperaboutthings' }],
    title: 'A First Paper about Things',
    abstract: 'Things matter. We show how much, with $x^2$.',
    authors: [],
    published: '',
    version: 0,
    categories: [],
    listing: { source: 'hf-daily', day: '2025-03-11', kind: 'new', rank: 1 },
  });
  expect(records.map((record) => record.listing?.rank)).toEqual([1, 2, 3]);
  expect(lines).toEqual([11, 15, 19]);
});

describe('its year', () => {
  const day = async (newestKnown: string, date = 'Mar 11') =>
    (await readAll({ text: page(papers.flat(), date) }, { newestKnown })).records[0]?.listing?.day;

  test('is the first in which the day is not before the newest known paper', async () => {
    expect(await day('2025-03-02')).toBe('2025-03-11');
    expect(await day('2025-03-11')).toBe('2025-03-11');
    expect(await day('2025-03-12')).toBe('2026-03-11');
    expect(await day('2025-03')).toBe('2025-03-11');
    expect(await day('2025-04')).toBe('2026-03-11');
    expect(await day('2024-12-30', '2 January')).toBe('2025-01-02');
    expect(await day('2025-03-02', 'Feb 29')).toBe('2028-02-29');
  });

  test('can be told', async () => {
    const { records } = await readAll({ text: page() }, { date: '2024-03-11', newestKnown: '2025-03-02' });
    expect(records[0]?.listing?.day).toBe('2024-03-11');
  });

  test('must be told when nothing else tells it', async () => {
    await expect(readAll({ text: page() })).rejects.toThrow(
      /day 03-11 of an unknown year: import it with --date/,
    );
    await expect(readAll({ text: page() }, { date: '2025-02-30' })).rejects.toThrow(
      /"2025-02-30" is no date/,
    );
    await expect(readAll({ text: page(papers[0], 'today') }, { newestKnown: '2025-03-02' })).rejects.toThrow(
      /no line with its date/,
    );
  });
});

test('without its date line the first long line is the first abstract', async () => {
  const long = `${'A long abstract. '.repeat(30)}`;
  const text = ['new', 'Subscribe', 'A Title', long, 'Another', 'Short abstract.'].join('\n');
  const { records, problems } = await readAll({ text }, { date: '2025-03-11', format: 'page' });
  expect(problems).toEqual([]);
  expect(records.map((record) => record.title)).toEqual(['A Title', 'Another']);
});

describe('a page out of step', () => {
  const long = 'An abstract that goes on. '.repeat(20);
  test('says where, and finds its step again', async () => {
    const text = page(['One', long, long, 'Two', long, 'Three']);
    const { records, problems } = await readAll({ text }, { date: '2025-03-11' });
    expect(records.map((record) => record.title)).toEqual(['One', 'Two']);
    expect(problems).toEqual([
      `15: a title was expected, not ${long.length} characters`,
      '21: a title without an abstract',
    ]);
  });
});

test('the titles alone can be had first, for finding what is known', async () => {
  const file = folder.write('page.txt', page());
  expect(await pageTitles(file)).toEqual(papers.map(([title]) => title));
  expect(await pageTitles(folder.write('a.jsonl', '{"title":"x"}'))).toEqual([]);
});
