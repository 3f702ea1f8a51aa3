import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperIndex } from '../../src/search/api.ts';
import { paper } from '../support/papers.ts';

/** An engine under test: an empty index, and how to end it. `ready` resolves when what was added can be found. */
export interface IndexUnderTest {
  readonly index: PaperIndex;
  ready(): Promise<void>;
  close(): Promise<void>;
}

const PAPERS = [
  paper({
    id: 'a',
    title: 'Retrieval for rare classes',
    abstract: 'We retrieve neighbours by k-NN for classes with few examples.',
  }),
  paper({
    id: 'b',
    title: 'Choosing training data',
    abstract: 'Data selection by retrieval of similar documents. Data matters.',
  }),
  paper({
    id: 'c',
    title: 'A note on Bézier curves',
    abstract: 'Curves and $\\alpha$-surfaces.',
    authors: ['Erwin Schrödinger'],
  }),
  paper({ id: 'd', title: '0', abstract: 'A title can be a digit.' }),
];

/** What every engine behind `PaperIndex` does. Call it in a file of the engine's own. */
export function indexContract(name: string, open: () => Promise<IndexUnderTest>): void {
  describe(name, () => {
    let engine: IndexUnderTest;
    beforeEach(async () => {
      engine = await open();
      await engine.index.add(PAPERS);
      await engine.ready();
    });
    afterEach(() => engine.close());

    const search = (query: string, limit = 10, offset = 0) => engine.index.search({ query, limit, offset });
    const found = async (query: string) => (await search(query)).hits.map((hit) => hit.paperId);

    test('finds papers by their words, whatever their form', async () => {
      expect(await found('retrieving')).toEqual(['a', 'b']);
      expect(await found('bezier')).toEqual(['c']);
      expect(await found('alpha surface')).toEqual(['c']);
      expect(await found('kNN')).toEqual(['a']);
      expect(await found('0')).toEqual(['d']);
    });

    test('finds papers by a name among their authors', async () => {
      expect(await found('schrodinger')).toEqual(['c']);
    });

    test('finds nothing for what tells nothing', async () => {
      for (const query of ['', 'the of and', '🧲', '-"":*', '\ud800']) {
        expect(await search(query)).toMatchObject({ hits: [], total: 0, matchingAll: 0 });
      }
    });

    test('ranks a long question by its rare words, not by how many words match', async () => {
      const ids = await found('how can we use data for selection of classes in surfaces and curves');
      expect(ids[0]).toBe('c');
    });

    test('scores fall, and counts tell who holds some words and who all', async () => {
      const { hits, total, matchingAll } = await search('retrieval data');
      expect(hits.map(({ paperId }) => paperId)).toEqual(['b', 'a']);
      expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Number.NaN);
      expect({ total, matchingAll }).toEqual({ total: 2, matchingAll: 1 });
    });

    test('gives the page asked for', async () => {
      const all = await search('retrieval classes data');
      const second = await search('retrieval classes data', 1, 1);
      expect(second.hits).toEqual(all.hits.slice(1, 2));
      expect(second.total).toBe(all.total);
      expect((await search('retrieval', 5, 40)).hits).toEqual([]);
    });

    test('proposes the nearest word for one that nothing holds', async () => {
      expect((await search('retreival')).didYouMean).toBe('retrieval');
      expect((await search('retrieval')).didYouMean).toBeUndefined();
    });

    test('suggests papers while a title or a name is typed', async () => {
      const suggested = async (partial: string) =>
        (await engine.index.suggest(partial, 5)).map(({ paperId }) => paperId);
      expect(await suggested('retr')).toEqual(['a']);
      expect(await suggested('retrieval')).toEqual(['a']);
      expect(await suggested('rare cl')).toEqual(['a']);
      expect(await suggested('Choosing trai')).toEqual(['b']);
      expect(await suggested('schröd')).toEqual(['c']);
      expect(await suggested('a note on bez')).toEqual(['c']);
      expect(await suggested('nothing like it')).toEqual([]);
      expect(await suggested('')).toEqual([]);
    });

    test('finds papers like others, and none of those', async () => {
      const like = async (paperIds: readonly string[], not: readonly string[] = []) =>
        (await engine.index.similar({ paperIds, not, limit: 5 })).map(({ paperId }) => paperId);
      expect(await like(['a'])).toEqual(['b']);
      expect(await like(['a', 'never there'])).toEqual(['b']);
      expect(await like(['a', 'b'])).not.toContain('a');
      expect(await like(['a'], ['b'])).toEqual([]);
      expect(await like([])).toEqual([]);
      expect(await like(['never there'])).toEqual([]);
    });

    test('replaces a paper that is added again', async () => {
      await engine.index.add([paper({ id: 'a', title: 'Sparse graphs' })]);
      await engine.ready();
      expect(await found('rare')).toEqual([]);
      expect(await found('sparse')).toEqual(['a']);
      expect(await engine.index.size()).toBe(4);
    });

    test('forgets a paper that is removed, also one it never had', async () => {
      await engine.index.remove(['a', 'never there']);
      await engine.ready();
      expect(await found('retrieval')).toEqual(['b']);
      expect((await engine.index.suggest('retr', 5)).length).toBe(0);
      expect(await engine.index.size()).toBe(3);
    });

    test('takes queries of any length', async () => {
      expect((await search('retrieval of data '.repeat(280))).hits[0]?.paperId).toBe('b');
    });
  });
}
