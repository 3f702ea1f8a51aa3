import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { createFinder } from '../../../src/search/find/create-finder.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import type { Mix } from '../../../src/search/rank.ts';
import { TieredIndex } from '../../../src/search/tiered-index.ts';
import { voteCounter } from '../../../src/store/count-votes.ts';
import { spaceMemory } from '../../../src/store/seen.ts';
import { heldPapers } from '../../support/held-papers.ts';
import { LazyIndex } from '../../support/lazy-index.ts';
import { sqliteStores } from '../../support/store.ts';
import { steppedClock } from '../../support/store-clock.ts';
import { record } from '../../support/store-records.ts';

/** Every paper is like what was asked, those that hold no word of it most. */
const likeAll: Mix = (_query, scored) => {
  for (const { board } of scored) {
    for (let paper = 0; paper < board.scores.length; paper++) {
      board.scores[paper] = (board.scores[paper] ?? 0) + (board.matched[paper] ? 0.01 : 50);
    }
  }
};

describe('papers that are only close in meaning', () => {
  const openStore = sqliteStores();

  const open = async () => {
    const [store, clock, index] = [await openStore(), steppedClock(), new TieredIndex(systemClock)];
    const { papers, hold } = heldPapers(store, clock, new LazyIndex());
    const held = await hold(
      '2026-11-24',
      record({ title: 'Pruning networks', published: '2020-01-01' }),
      record({ title: 'Pruning large networks', published: '2021-01-01' }),
      record({ title: 'Trees', abstract: 'Pruning in spring.', published: '2022-01-01' }),
      record({ title: 'Sparse weights', published: '2023-01-01' }),
      record({ title: 'Lottery tickets', published: '2024-01-01' }),
    );
    await index.add(held);
    const search = async (ask: Parameters<TieredIndex['search']>[0]) => index.search(ask, likeAll);
    const parts = { papers, memory: spaceMemory(store), countVotes: voteCounter(store) };
    const finder = createFinder({ index: { search }, ...parts });
    return (typed: string) => finder.find({ query: parseQuery(typed), limit: 9 });
  };

  test.each([
    ['pruning networks', { total: 3, matchingAll: 2 }],
    ['pruning networks -"large networks"', { total: 2, matchingAll: 1 }],
    ['pruning "networks" -"large networks"', { total: 1, matchingAll: 1 }],
    ['pruning -"large networks" sort:votes', { total: 2, matchingAll: 2 }],
    ['trees networks sort:newest', { total: 3, matchingAll: 0 }],
    ['trees networks sort:votes', { total: 3, matchingAll: 0 }],
  ])('are not counted as found by %s', async (typed, counts) => {
    expect(await (await open())(typed)).toMatchObject(counts);
  });

  test('follow what has a word, however close', async () => {
    const { papers } = await (await open())('pruning networks');
    expect(papers.map(({ terms }) => terms.length)).toEqual([2, 2, 1, 0, 0]);
  });
});
