import { mkdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecords } from '../../../src/sources/files/read-records.ts';
import { fileFolder, readAll } from '../../support/sources/files.ts';

const folder = fileFolder();
afterAll(() => folder.remove());

const bib = '@misc{a, title={From BibTeX}}';
const json = '{"title":"From JSON"}';
const page = 'new\n\nMar 11\n\nFrom a page\n\nAn abstract.\n';

describe('the format', () => {
  const title = async (name: string, content: string) =>
    (await readAll({ file: folder.write(name, content) }, { date: '2025-03-11' })).records[0]?.title;

  test('is known by the name', async () => {
    expect(await title('a.jsonl', `\n${json}`)).toBe('From JSON');
    expect(await title('a.bib', `References\n${bib}`)).toBe('From BibTeX');
  });
  test('is known by the first line when the name says nothing', async () => {
    expect(await title('b.txt', `\n\n${json}`)).toBe('From JSON');
    expect(await title('b', `% references\n${bib}`)).toBe('From BibTeX');
    expect(await title('c.txt', `\uFEFF${page}`)).toBe('From a page');
  });
  test('can be told', async () => {
    const file = folder.write('d.jsonl', bib);
    expect((await readAll({ file }, { format: 'bibtex' })).records[0]?.title).toBe('From BibTeX');
  });
});

describe('a file that cannot be read', () => {
  test('is named with the reason', async () => {
    const missing = path.join(path.dirname(folder.write('x', '')), 'missing.jsonl');
    await expect(readAll({ file: missing })).rejects.toThrow(
      /missing\.jsonl cannot be read: there is no such file/,
    );
    const dir = folder.write('y', '').replace(/y$/, 'dir');
    mkdirSync(dir);
    await expect(readAll({ file: dir })).rejects.toThrow(/it is a folder/);
  });
});

test.each(['jsonl', 'bibtex', 'page'] as const)(
  'an empty file (%s) has no papers and no problems',
  async (format) => {
    for (const text of ['', '\n', ' \n\n \r\n']) {
      expect(await readAll({ text }, { format, date: '2025-03-11' })).toEqual({
        records: [],
        problems: [],
        lines: [],
      });
    }
  },
);

test('any bytes are read to the end without a fault', async () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '@',
          'a{',
          '}',
          '{"',
          '":',
          '"title"',
          '\n',
          '=',
          ',',
          '(',
          ')',
          '#',
          '"',
          '[',
          'Mar 11',
          ' and ',
          '\\',
        ),
        { maxLength: 60 },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  const property = fc.asyncProperty(
    noise,
    fc.constantFrom('jsonl', 'bibtex', 'page'),
    async (text, format) => {
      await readAll({ text }, { format, date: '2025-03-11' });
    },
  );
  await fc.assert(property, { numRuns: 500 });
});

test('who stops in the middle closes the file', async () => {
  let closed = false;
  async function* endless() {
    try {
      for (;;) yield Buffer.from(`${json}\n`);
    } finally {
      closed = true;
    }
  }
  for await (const item of readRecords(endless(), { format: 'jsonl' })) if (item.line === 5) break;
  expect(closed).toBe(true);
});
