import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Filter } from '../../src/search/api.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { paper } from '../support/papers.ts';

const source = (name: string) => ({ source: name, upvotes: 0, comments: 0, submitter: '' });
const PAPERS = [
  paper({
    id: 'a',
    title: 'Pruning networks with k-NN graphs',
    abstract: 'A survey.',
    authors: ['Yoshua Bengio', 'Ann Lee'],
    categories: ['cs.CL', 'stat.ML'],
    published: '2023-05-02',
    sources: [source('arxiv')],
    codeUrl: 'https://github.com/a/b',
  }),
  paper({
    id: 'b',
    title: 'Pruned network soups',
    abstract: 'Deduplication of pruning.',
    authors: ['Y. Bengio'],
    categories: ['cs.LG'],
    published: '2024-01',
    sources: [source('hf-daily')],
  }),
  paper({
    id: 'c',
    title: 'Retrieval',
    abstract: 'Pruning kNN, no more.',
    authors: ['Samy Bengio', 'Yara Lopez'],
    categories: ['math.CO'],
    published: '2025',
  }),
  paper({ id: 'd', title: 'kNN pruning', authors: ['Jürgen Schmidhuber'] }),
];

/** The same papers in the living tier, in segments, and half and half. */
const SPLITS = {
  'in the living tier': async () => {
    const index = new TieredIndex(systemClock);
    await index.add(PAPERS);
    return index;
  },
  'in a segment': async () => {
    const index = new TieredIndex(systemClock);
    await index.add([...PAPERS, paper({ id: 'gone', title: 'Pruning', authors: ['Yoshua Bengio'] })]);
    await index.sealLiving();
    await index.remove(['gone']);
    return index;
  },
  'in both': async () => {
    const index = new TieredIndex(systemClock);
    await index.add(PAPERS.slice(0, 2));
    await index.sealLiving();
    await index.add(PAPERS.slice(2));
    return index;
  },
};

describe.each(Object.entries(SPLITS))('filters over papers %s', (_where, open) => {
  const found = async (filters: readonly Filter[], query = 'pruning') => {
    const index = await open();
    const answer = index.search({ query, filters, limit: 10 });
    expect(answer.total).toBe(answer.hits.length);
    return answer.hits.map(({ paperId }) => paperId).toSorted();
  };

  test.each<[string, Filter, string]>([
    ['a surname', { kind: 'author', name: 'bengio' }, 'abc'],
    ['a given name, also as an initial', { kind: 'author', name: 'Yoshua Bengio' }, 'ab'],
    ['an initial', { kind: 'author', name: 'Y. Bengio' }, 'abc'],
    ['a name from behind', { kind: 'author', name: 'Bengio, Samy' }, 'c'],
    ['a name without its accents', { kind: 'author', name: 'schmidhuber' }, 'd'],
    ['a name that nobody has', { kind: 'author', name: 'bengoi' }, ''],
    ['words of the title in any form', { kind: 'title', text: 'network pruned' }, 'ab'],
    ['a compound in the title', { kind: 'title', text: 'k-NN' }, 'ad'],
    ['a compound in the title as one word', { kind: 'title', text: 'knn' }, 'ad'],
    ['a category', { kind: 'category', anyOf: ['cs.cl'] }, 'a'],
    ['an archive', { kind: 'category', anyOf: ['cs', 'math'] }, 'abc'],
    ['no archive that only begins so', { kind: 'category', anyOf: ['c'] }, ''],
    ['a year', { kind: 'years', from: 2023, to: 2023 }, 'a'],
    ['years from one on', { kind: 'years', from: 2024, to: 0 }, 'bc'],
    ['years up to one', { kind: 'years', from: 0, to: 2024 }, 'ab'],
    ['a source', { kind: 'source', anyOf: ['hf-daily', 'file'] }, 'b'],
    ['code', { kind: 'code' }, 'a'],
    ['no code', { kind: 'code', not: true }, 'bcd'],
    ['a term', { kind: 'terms', text: 'surveys' }, 'a'],
    ['no term', { kind: 'terms', text: 'surveys', not: true }, 'bcd'],
    ['all terms of a text', { kind: 'terms', text: 'retrieval pruning' }, 'c'],
    ['a beginning', { kind: 'prefix', start: 'dedup' }, 'b'],
    ['a beginning longer than its stem', { kind: 'prefix', start: 'deduplication' }, 'b'],
    ['some papers', { kind: 'papers', ids: ['b', 'd', 'nowhere'] }, 'bd'],
    ['no paper of some', { kind: 'papers', ids: ['b', 'd'], not: true }, 'ac'],
  ])('keep %s', async (_what, filter, ids) => {
    expect((await found([filter])).join('')).toBe(ids);
    expect((await found([filter], '')).join('')).toBe(ids);
  });

  test('all hold at once', async () => {
    const author = { kind: 'author', name: 'bengio' } as const;
    expect(
      await found([author, { kind: 'years', from: 2024, to: 0 }, { kind: 'category', anyOf: ['cs'] }]),
    ).toEqual(['b']);
  });

  test('find nothing for a word that no paper holds', async () => {
    expect(await found([{ kind: 'author', name: 'bengio' }], 'zzqx')).toEqual([]);
  });

  test('the newest stand first when asked for, those without a day last', async () => {
    const { hits } = (await open()).search({ query: 'pruning', limit: 10, sort: 'newest' });
    expect(hits.map(({ paperId }) => paperId)).toEqual(['c', 'b', 'a', 'd']);
  });

  test('papers that hold only some of the words can be left out', async () => {
    const { hits, total } = (await open()).search({ query: 'pruning survey', limit: 10, everyWord: true });
    expect([hits.map(({ paperId }) => paperId), total]).toEqual([['a'], 4]);
  });
});
