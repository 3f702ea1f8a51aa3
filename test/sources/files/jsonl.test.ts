import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecords } from '../../../src/sources/files/read-records.ts';
import { fileFolder, readAll } from '../../support/sources/files.ts';

const folder = fileFolder();
afterAll(() => folder.remove());

const read = (...lines: (object | string)[]) =>
  readAll(
    { text: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') },
    { format: 'jsonl' },
  );

test('a paper comes with all its line says, in our words, and is no news', async () => {
  const { records } = await read({
    id: 'arXiv:2511.00001v2',
    title: 'A Title',
    abstract: 'An abstract with https://github.com/example/code in it.',
    authors: ['Ada Example', { name: 'Bo Beispiel' }, 7],
    year: 2025,
    date: '2025-11-26',
    categories: ['cs.LG', 'cs.AI'],
    venue: 'ICML',
    doi: 'https://doi.org/10.1000/ABC',
    note: { nested: true },
  });
  expect(records).toEqual([
    {
      source: 'file',
      identifiers: [
        { kind: 'arxiv', value: '2511.00001' },
        { kind: 'doi', value: '10.1000/abc' },
      ],
      title: 'A Title',
      abstract: 'An abstract with https://github.com/example/code in it.',
      authors: ['Ada Example', 'Bo Beispiel'],
      published: '2025-11-26',
      version: 2,
      categories: ['cs.LG', 'cs.AI'],
      keywords: [],
      venue: 'ICML',
      codeUrl: 'https://github.com/example/code',
    },
  ]);
});

describe('a paper is named by', () => {
  const named = async (line: object) =>
    (await read({ title: 'A title of some length', ...line })).records[0]?.identifiers;
  test.each([
    [{ id: 'acl:2022.acl-long.416' }, [{ kind: 'anthology', value: '2022.acl-long.416' }]],
    [{ id: 'eccv2018:f7d293c305' }, [{ kind: 'file', value: 'eccv2018:f7d293c305' }]],
    [{ id: 2401.1 }, [{ kind: 'file', value: '2401.1' }]],
    [{ id: 'x1', url: 'https://arxiv.org/abs/2401.10000' }, [{ kind: 'arxiv', value: '2401.10000' }]],
    [
      { paperId: 's2', externalIds: { ArXiv: '2401.10000', CorpusId: 7 } },
      [{ kind: 'arxiv', value: '2401.10000' }],
    ],
    [{ arxiv_id: '2401.10000' }, [{ kind: 'arxiv', value: '2401.10000' }]],
    [{}, [{ kind: 'title', value: 'atitleofsomelength' }]],
  ])('%j', async (line, names) => expect(await named(line)).toEqual(names));

  test('its own title when that is too short to tell works apart', async () => {
    const [a, b] = (await read({ title: '0' }, { title: 'true' })).records;
    expect(a?.identifiers[0]?.kind).toBe('file');
    expect(a?.identifiers).not.toEqual(b?.identifiers);
  });
});

test('D10: titles that look like other things of JSON are kept', async () => {
  const { records } = await read({ title: '007' }, { title: 'null' }, { title: '1e5' }, { title: 1984 });
  expect(records.map((record) => record.title)).toEqual(['007', 'null', '1e5', '1984']);
});

test('authors and categories may be one text', async () => {
  const { records } = await read(
    { title: 'a', authors: 'Ada Example; Bo, Jr. Beispiel', categories: 'cs.CL cs.AI', category: 'cs.AI' },
    { title: 'b', authors: 'Ada Example and Bo Beispiel' },
    { title: 'c', author: 'Ada Example, Bo Beispiel' },
  );
  expect(records.map((record) => record.authors)).toEqual([
    ['Ada Example', 'Bo, Jr. Beispiel'],
    ['Ada Example', 'Bo Beispiel'],
    ['Ada Example', 'Bo Beispiel'],
  ]);
  expect(records[0]?.categories).toEqual(['cs.AI', 'cs.CL']);
});

test('the most exact real date counts', async () => {
  const dates = async (line: object) => (await read({ title: 'a', ...line })).records[0]?.published;
  expect(await dates({ year: 2018 })).toBe('2018');
  expect(await dates({ year: 2018, date: '2018-05' })).toBe('2018-05');
  expect(await dates({ year: 2018, date: '2018-02-30' })).toBe('2018');
  expect(await dates({ published: '2026-07-13T00:00:00.000Z' })).toBe('2026-07-13');
  expect(await dates({ date: 'soon' })).toBe('');
});

test('a summary is the abstract unless somebody else is named for it', async () => {
  const { records } = await read(
    { title: 'a', summary: 'What it says.' },
    { title: 'b', summary: 'In short.', summaryBy: 'machine' },
    { title: 'c', abstract: 'All of it.', summary: 'In short.', summaryBy: 'somebody' },
  );
  expect(records.map(({ abstract, summary, summaryBy }) => [abstract, summary, summaryBy])).toEqual([
    ['What it says.', undefined, undefined],
    ['', 'In short.', 'machine'],
    ['All of it.', undefined, undefined],
  ]);
});

test('the starter collection is read whole, as ours and as news of its day', async () => {
  const { records, problems } = await readAll({ file: 'data/starter.jsonl' });
  expect([records.length, problems]).toEqual([82, []]);
  expect(
    new Set(records.map((record) => `${record.source} ${record.summaryBy} ${record.listing?.day}`)),
  ).toEqual(new Set(['starter paperboy 2025-03-11']));
  expect(records.map((record) => record.listing?.rank)).toEqual(Array.from({ length: 82 }, (_, i) => i + 1));
  expect(records.every((record) => record.identifiers[0]?.kind === 'arxiv')).toBe(true);
});

describe('a bad line', () => {
  test('is told with its number and reason, and the rest come', async () => {
    const { records, problems, lines } = await read(
      { title: 'first' },
      '{"title": "cut',
      '',
      '[1, 2]',
      '"text"',
      { id: 'x' },
      { title: '  ' },
      { title: ['a'] },
      { title: 'last' },
    );
    expect(records.map((record) => record.title)).toEqual(['first', 'last']);
    expect(lines).toEqual([1, 9]);
    expect(problems).toEqual([
      '2: not JSON',
      '4: not a JSON object: one paper a line is read',
      '5: not a JSON object: one paper a line is read',
      '6: no title',
      '7: no title',
      '8: no title',
    ]);
  });

  test('may be no UTF-8, or longer than a line can be', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"title":"a"}\n{"title":"'),
      Buffer.from([0xff]),
      Buffer.from('"}\r\n{"title":"é"}'),
    ]);
    expect(await readAll({ text: bytes }, { format: 'jsonl' })).toMatchObject({
      problems: ['2: not UTF-8'],
      lines: [1, 3],
    });
    const file = folder.write('long.jsonl', `{"title":"${'x'.repeat(5 * 1024 ** 2)}"}\n{"title":"b"}\n`);
    expect(await readAll({ file })).toMatchObject({ problems: ['1: longer than 4 MB'], lines: [2] });
  });

  test('with keys of prototypes is a paper without them', async () => {
    const { records } = await read('{"title":"a","__proto__":{"venue":"x"},"constructor":{"prototype":{}}}');
    expect(records[0]?.venue).toBe('');
    expect(({} as { venue?: string }).venue).toBeUndefined();
  });
});

test('a packed file is unpacked, and one that is cut says where it breaks off', async () => {
  const lines = Array.from({ length: 2_000 }, (_, i) =>
    JSON.stringify({ title: `Title number ${i}`, id: `x:${(i * 7919) % 2000}` }),
  );
  const packed = gzipSync(lines.join('\n'));
  const whole = await readAll({ file: folder.write('a.jsonl.gz', packed) });
  expect([whole.records.length, whole.problems]).toEqual([2_000, []]);
  const cut = await readAll({ file: folder.write('b.jsonl.gz', packed.subarray(0, packed.length / 2)) });
  expect(cut.records.length).toBeLessThan(2_000);
  expect(cut.problems.join()).toMatch(/^\d+: the file breaks off here/);
});

test('a file of any length takes no more memory than a short one', async () => {
  const line = `${JSON.stringify({ title: 'A title', abstract: 'word '.repeat(300) })}\n`;
  async function* many(count: number) {
    const chunk = Buffer.from(line.repeat(40));
    for (let i = 0; i < count / 40; i++) yield chunk;
  }
  let most = 0;
  let count = 0;
  for await (const _ of readRecords(many(10_000), { format: 'jsonl' })) {
    if (++count % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed / 1024 ** 2);
    if (count === 2_000) most = 0;
  }
  expect(count).toBe(10_000);
  // 15 MB went through; what is held is the work of the collector.
  expect(most).toBeLessThan(200);
});
