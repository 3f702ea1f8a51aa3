import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIndex, type WorkerIndex } from '../../src/search/worker-index.ts';
import { paper } from '../support/papers.ts';

const PAPERS = [
  paper({
    id: 'a',
    title: 'Retrieval for rare classes',
    abstract: 'We retrieve neighbours for classes with few examples.',
  }),
  paper({
    id: 'b',
    title: 'Choosing training data',
    abstract: 'Data selection by retrieval of similar documents. Data matters.',
  }),
  paper({
    id: 'c',
    title: 'A note on Bézier curves',
    abstract: 'Curves and surfaces.',
    authors: ['Erwin Schrödinger'],
  }),
  paper({ id: 'd', title: '0', abstract: 'A title can be a digit.' }),
];

describe('the index', () => {
  let index: WorkerIndex;
  beforeAll(async () => {
    index = createIndex();
    await index.add(PAPERS);
  });
  afterAll(() => index.close());

  const found = async (query: string) =>
    (await index.search({ query, limit: 10 })).hits.map((hit) => hit.paperId);

  test.each([
    ['a word in another form', 'retrieving', ['a', 'b']],
    ['a name without its accents', 'bezier', ['c']],
    ['an author', 'schrodinger', ['c']],
    ['a title that is a digit', '0', ['d']],
    ['stop words only', 'the of and', []],
    ['an emoji', '🧲', []],
    ['nothing', '', []],
  ])('finds %s', async (_what, query, ids) => {
    expect(await found(query)).toEqual(ids);
  });

  test('ranks a long question by its rare words, not by how many words match', async () => {
    expect((await found('how can we use data for selection of classes in surfaces and curves'))[0]).toBe('c');
  });

  test('counts all matches and gives the page asked for', async () => {
    const answer = await index.search({ query: 'retrieval', limit: 1, offset: 1 });
    expect(answer).toMatchObject({ total: 2, hits: [{ paperId: 'b', terms: ['retriev'] }] });
  });

  test.each([
    ['retr', ['a']],
    ['retrieval', ['a']],
    ['rare cl', ['a']],
    ['Choosing trai', ['b']],
    ['nothing like it', []],
    ['', []],
  ])('suggests titles while "%s" is typed', async (partial, ids) => {
    expect((await index.suggest(partial, 5)).map((each) => each.paperId)).toEqual(ids);
  });

  test('replaces a paper that changed and forgets one that went', async () => {
    const own = createIndex();
    await own.add([paper({ id: 'x', title: 'Old words' }), paper({ id: 'y', title: 'Other' })]);
    await own.add([paper({ id: 'x', title: 'New terms' })]);
    await own.remove(['y', 'never there']);
    expect((await own.search({ query: 'words other', limit: 5 })).hits).toEqual([]);
    expect((await own.search({ query: 'terms', limit: 5 })).hits).toHaveLength(1);
    expect(await own.size()).toBe(1);
    await own.close();
  });

  test('says how far it is while papers are still being read', async () => {
    const own = createIndex();
    own.setIndexing({ done: 1, of: 9 });
    expect(await own.search({ query: 'x', limit: 1 })).toMatchObject({ indexing: { done: 1, of: 9 } });
    await own.close();
  });

  test('refuses after it is closed instead of leaving anybody waiting', async () => {
    const own = createIndex();
    const hanging = own.search({ query: 'x', limit: 1 });
    await own.close();
    await expect(hanging).rejects.toThrow(/index/);
    await expect(own.add([])).rejects.toThrow(/index/);
  });
});
