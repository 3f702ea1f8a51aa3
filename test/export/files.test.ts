import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papersFile } from '../../src/export/api.ts';
import type { Identifier, Paper } from '../../src/papers/api.ts';
import { paper } from '../support/papers.ts';
import { readAll } from '../support/sources/files.ts';

const full = paper({
  id: 'p1',
  title: 'Counting 50% of the words: a_b & {sets} cost $5',
  authors: ['Ann Lee', 'Laurens van der Berg', 'Lists, Ltd and Sons'],
  published: '2026-11-20',
  venue: 'Proceedings of Something',
  categories: ['cs.CL', 'cs.LG'],
  keywords: ['counting'],
  identifiers: [
    { kind: 'arxiv', value: '2611.00001' },
    { kind: 'doi', value: '10.1000/a_b' },
  ],
});

const fileOf = (format: Parameters<typeof papersFile>[0], ...papers: readonly Paper[]) =>
  papersFile(format, 'saved-papers', papers);

/** Printable text in many scripts, with what formats stumble over; never only signs. */
const title = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z]{3,8}$/),
    fc.array(fc.constantFrom('é', '%', '&', '_', '#', '"', ',', 'und', 'Ω', '论', 'x-y', ';', '@x', '='), {
      maxLength: 6,
    }),
  )
  .map(([word, more]) => [word, ...more].join(' '));
const papers = fc.array(
  fc.record({
    title,
    author: fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/),
    number: fc.nat(99_999),
  }),
  { minLength: 1, maxLength: 5 },
);
const made = ({ title, author, number }: { title: string; author: string; number: number }) =>
  paper({
    id: `p${number}`,
    title,
    authors: [author, 'Cy Diaz'],
    published: '2026-11',
    identifiers: [arxivOf(number)],
  });
const arxivOf = (number: number): Identifier => ({
  kind: 'arxiv',
  value: `2611.${String(number).padStart(5, '0')}`,
});

const readBack = (text: string) => readAll({ text }, { format: 'bibtex' });

describe('BibTeX', () => {
  it('is read back as the papers it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(papers, async (facts) => {
        const { records } = await readBack(fileOf('bibtex', ...facts.map(made)).content);
        expect(records.map((record) => record.title)).toEqual(facts.map(({ title }) => title));
        expect(records.map((record) => record.authors)).toEqual(
          facts.map(({ author }) => [author, 'Cy Diaz']),
        );
        for (const [i, { number }] of facts.entries())
          expect(records[i]?.identifiers).toContainEqual(arxivOf(number));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps odd signs, names with commas, and one key a paper', async () => {
    const { content, name } = fileOf('bibtex', full, { ...full, id: 'p2' });
    expect(name).toBe('saved-papers.bib');
    expect(content).toContain('@article{lee2026counting,');
    expect(content).toContain('@article{lee2026counting-2,');
    const [record] = (await readBack(content)).records;
    expect(record?.authors).toEqual(full.authors);
    expect(record?.title).toContain('Counting 50% of the words: a_b &');
    expect(record?.identifiers).toContainEqual({ kind: 'doi', value: '10.1000/a_b' });
  });
});

/** As reference managers read it: two letters, two spaces, a dash, a space. */
function readRis(content: string): Map<string, string[]>[] {
  const entries: Map<string, string[]>[] = [];
  for (const line of content.split('\r\n').filter(Boolean)) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? [];
    if (tag === 'TY') entries.push(new Map());
    const entry = entries.at(-1);
    entry?.set(tag, [...(entry.get(tag) ?? []), value]);
  }
  return entries;
}

describe('RIS', () => {
  it('is read back field by field', () => {
    fc.assert(
      fc.property(papers, (facts) => {
        const entries = readRis(fileOf('ris', ...facts.map(made)).content);
        expect(entries.map((entry) => entry.get('TI'))).toEqual(facts.map(({ title }) => [title]));
        expect(entries.every((entry) => entry.has('ER'))).toBe(true);
        expect(entries.map((entry) => entry.get('AU')?.length)).toEqual(facts.map(() => 2));
      }),
    );
  });

  it('puts the family name first, with its particles, and the address where it can be read', () => {
    const [entry] = readRis(fileOf('ris', full).content);
    expect(entry?.get('AU')).toEqual(['Lee, Ann', 'van der Berg, Laurens', 'Lists, Ltd and Sons']);
    expect(entry?.get('UR')).toEqual(['https://arxiv.org/abs/2611.00001']);
    expect(entry?.get('DA')).toEqual(['2026/11/20/']);
  });

  it('lets no line end of a title begin a field', () => {
    const [entry] = readRis(fileOf('ris', { ...full, title: 'One\r\nUR  - https://evil.example' }).content);
    expect(entry?.get('UR')).toEqual(['https://arxiv.org/abs/2611.00001']);
  });
});

/** RFC 4180. */
function readCsv(content: string): string[][] {
  const cells = [...content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('is read back cell by cell', () => {
    fc.assert(
      fc.property(papers, (facts) => {
        const [names, ...rows] = readCsv(fileOf('csv', ...facts.map(made)).content);
        expect(names).toHaveLength(8);
        expect(rows.map(([first]) => first)).toEqual(facts.map(({ title }) => title));
        expect(rows.map((row) => row[4])).toEqual(facts.map(({ number }) => arxivOf(number).value));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('holds no formula: %s', (formula) => {
    const [, [first] = []] = readCsv(fileOf('csv', { ...full, title: formula }).content);
    expect(first).toBe(`'${formula}`);
  });
});

it('JSON holds what is known and nothing else', () => {
  const [known, bare] = JSON.parse(fileOf('json', full, paper({ id: 'p2', title: 'Only a title' })).content);
  expect(known).toMatchObject({ title: full.title, authors: full.authors, arxiv: '2611.00001' });
  expect(bare).toEqual({ title: 'Only a title' });
});
