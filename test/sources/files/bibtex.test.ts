import { describe, expect, test } from 'vitest';
import { readRecords } from '../../../src/sources/files/read-records.ts';
import { readAll } from '../../support/sources/files.ts';

const read = (text: string) => readAll({ text }, { format: 'bibtex' });

test('an entry comes with all it says, in our words', async () => {
  const { records, problems } = await read(String.raw`
% a comment line
@string{ icml = "Int. Conf. on " # "Examples" }
@comment{ @article{not, title={Not a paper}} }
@InProceedings{example2024things,
  author    = {Example, Ada and {The {B}eispiel Team} and van der Berg, Jr., Bo and M\"uller, J{\"o}rg and others},
  title     = {{Things}: A Study of {BERT} and $\alpha$-{D}ivergence in 100\% of Cases},
  booktitle = icml,
  year = 2024, month = dec,
  abstract  = {We study --- at length --- \emph{things}. Code: https://github.com/example/things\_x},
  eprint = {2401.10000v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
  doi = {10.1000/A\_B},
  keywords = {things, {B}ERT; more},
}`);
  expect(problems).toEqual([]);
  expect(records).toEqual([
    {
      source: 'file',
      identifiers: [
        { kind: 'arxiv', value: '2401.10000' },
        { kind: 'doi', value: '10.1000/a_b' },
      ],
      title: 'Things: A Study of BERT and α-Divergence in 100% of Cases',
      abstract: 'We study — at length — things. Code: https://github.com/example/things_x',
      authors: [
        'Ada Example',
        'The Beispiel Team',
        'Bo van der Berg Jr.',
        'J. Müller'.replace('J. ', 'Jörg '),
      ],
      published: '2024-12',
      version: 2,
      categories: ['cs.CL'],
      keywords: ['things', 'BERT', 'more'],
      venue: 'Int. Conf. on Examples',
      codeUrl: 'https://github.com/example/things_x',
    },
  ]);
});

describe('its names', () => {
  const names = async (fields: string, key = 'key') =>
    (await read(`@article{${key}, title={A Title}, ${fields}}`)).records[0];
  test.each([
    ['journal = {arXiv preprint arXiv:1706.03762}, year = 2017', 'arxiv', '1706.03762'],
    ['eprint = 2401.10000', 'arxiv', '2401.10000'],
    ['eprint = {hep-th/9711200}', 'arxiv', 'hep-th/9711200'],
    ['url = {https://aclanthology.org/P19-1001/}', 'anthology', 'P19-1001'],
    ['eprint = {PMC123}, eprinttype = {pmcid}', 'file', 'key'],
  ])('%s', async (fields, kind, value) => {
    const text = fields.includes('= 2401') ? `\n${fields}\n` : fields;
    expect((await names(text))?.identifiers).toEqual([{ kind, value }]);
  });

  test('leave no venue that is only arXiv', async () => {
    expect((await names('journal = {arXiv preprint arXiv:1706.03762}'))?.venue).toBe('');
  });
});

test('dates are as exact as they are given', async () => {
  const published = async (fields: string) =>
    (await read(`@misc{a, title={T}, ${fields}}`)).records[0]?.published;
  expect(await published('date = {2024-05-06}')).toBe('2024-05-06');
  expect(await published('year = {2024}, month = {5}')).toBe('2024-05');
  expect(await published('year = "2024", month = "May"')).toBe('2024-05');
  expect(await published('year = 2024')).toBe('2024');
  expect(await published('year = {in press}')).toBe('');
});

describe('a bad entry', () => {
  test('is told with its line and reason, and the rest come', async () => {
    const { records, problems, lines } = await read(`@article{one, title = {One}}
@article{two, title = {Two {unbalanced}
@article{three,
  title = {Three}
}
@article{four, author = {Nobody}}
@article{five, title {Five}}
@article{six, title = {Six}} trailing words @misc(seven, title = {Seven})
@article{eight, title = {Eight}`);
    expect(records.map((record) => record.title)).toEqual(['One', 'Three', 'Six', 'Seven']);
    expect(lines).toEqual([1, 3, 8, 8]);
    expect(problems).toEqual([
      '2: entry two is not closed before the next begins',
      '6: entry four has no title',
      expect.stringMatching(/^7: not BibTeX/),
      '9: entry eight is never closed',
    ]);
  });

  test('of endless length is given up', async () => {
    const { records, problems } = await readAll(
      { text: Buffer.from(`@article{big, title = {${'x\n'.repeat(270_000)}}}\n@misc{a, title={After}}`) },
      { format: 'bibtex' },
    );
    expect(problems[0]).toMatch(/^1: entry big is longer than 512 kB/);
    expect(records.map((record) => record.title)).toEqual(['After']);
  });
});

test('many entries are read one by one in the same time each', async () => {
  const text = Array.from(
    { length: 3_000 },
    (_, i) => `@article{k${i},\n title = {Title {Number} ${i}},\n year = 2024\n}\n`,
  ).join('\n');
  async function* whole() {
    yield Buffer.from(text);
  }
  let count = 0;
  for await (const item of readRecords(whole(), { format: 'bibtex' })) if ('record' in item) count++;
  expect(count).toBe(3_000);
});
