import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { PaperRecord } from '../../../src/papers/api.ts';
import { createFinder } from '../../../src/search/find/create-finder.ts';
import { favourSeen } from '../../../src/search/find/favour.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import type { SeenHere } from '../../../src/seen/api.ts';
import { voteCounter } from '../../../src/store/count-votes.ts';
import { createPostedMessages } from '../../../src/store/posted.ts';
import { spaceMemory } from '../../../src/store/seen.ts';
import { createVotes } from '../../../src/store/votes.ts';
import { heldPapers } from '../../support/held-papers.ts';
import { LazyIndex } from '../../support/lazy-index.ts';
import { sqliteStores } from '../../support/store.ts';
import { steppedClock } from '../../support/store-clock.ts';
import { arxiv, record } from '../../support/store-records.ts';

const person = (id: string) => ({ id, platform: 'p', accountId: id, teamId: '', zone: '' });
const space = { id: 's', platform: 'p', externalId: 's', name: '', zone: 'UTC' };

const soups = record({
  title: 'Model soups',
  abstract: 'Averaging the weights of models improves accuracy. No data selection.',
  authors: ['Mitchell Wortsman', 'Ann Lee'],
  published: '2022-03-10',
  categories: ['cs.LG'],
  identifiers: [arxiv('2203.05482')],
  votes: { upvotes: 9 },
});
const selection = record({
  title: 'Choosing training data',
  abstract: 'The selection of data for models is a matter of weights.',
  authors: ['Mia Wortsman', 'Mitchell Lee'],
  published: '2024-01-02',
  categories: ['cs.CL'],
  identifiers: [arxiv('2401.00001')],
});
const graphs = record({ title: 'Graphs of models', abstract: 'Weights on edges.', published: '2025-05-01' });

/** What is typed, and the first words of the titles found. */
const FOUND = [
  ['"data selection"', ['Model']],
  ['"selection of data"', ['Choosing']],
  ['+selection models', ['Model', 'Choosing']],
  ['=matter weights', ['Choosing']],
  ['="matter of weights"', ['Choosing']],
  ['="weights matter"', []],
  ['=weight', []],
  ['weight -=matter -graphs', ['Model']],
  ['title:=graph', []],
  ['title:=graphs', ['Graphs']],
  ['models -"data selection"', ['Graphs', 'Choosing']],
  ['author:"M. Wortsman"', ['Choosing', 'Model']],
  ['author:"Mitchell Wortsman"', ['Model']],
  ['weights -author:"Mitchell Wortsman" -graphs', ['Choosing']],
  ['title:"training data"', ['Choosing']],
  ['title:"data training"', []],
  ['weights -title:"model soups" cat:cs', ['Choosing']],
  ['weights cat:cs.LG cat:cs.CL year:2023..', ['Choosing']],
  ['cat:cs', ['Choosing', 'Model']],
  ['weights sort:newest', ['Graphs', 'Choosing', 'Model']],
  ['-models year:..2023', []],
  ['year:..2023 edge', []],
  ['models the', ['Graphs', 'Model', 'Choosing']],
] as const;

describe('finding', () => {
  const openStore = sqliteStores();
  const indexes: LazyIndex[] = [];
  afterEach(async () => {
    for (const index of indexes.splice(0)) await index.close();
  });

  const open = async (...records: readonly PaperRecord[]) => {
    const [store, clock, index] = [await openStore(), steppedClock(), new LazyIndex()];
    indexes.push(index);
    const { papers, hold } = heldPapers(store, clock, index);
    const held = await hold('2026-11-24', ...records);
    const memory = spaceMemory(store);
    const finder = createFinder({ index, papers, memory, countVotes: voteCounter(store) });
    const find = (typed: string, more: { limit?: number; offset?: number; spaceId?: string } = {}) =>
      finder.find({ query: parseQuery(typed), limit: 5, spaceId: 's', ...more });
    return {
      find,
      votes: createVotes(store, clock),
      posted: createPostedMessages(store, clock),
      idOf: (title: string) => held.find((one) => one.title === title)?.id ?? '',
      titles: async (...asked: Parameters<typeof find>) =>
        (await find(...asked)).papers.map(({ paper }) => paper.title.split(' ')[0]),
    };
  };

  test('each form of a query finds what it asks for', async () => {
    const bench = await open(soups, selection, graphs);
    for (const [typed, titles] of FOUND) expect(await bench.titles(typed), typed).toEqual(titles);
  });

  test('what the space has had stands above its equals, and says so', async () => {
    const bench = await open(
      ...Array.from({ length: 9 }, (_, i) => record({ title: `Equal paper number ${'abcdefghi'[i]}` })),
    );
    const last = bench.idOf('Equal paper number i');
    await bench.votes.vote(person('a'), space, last, 1);
    const [first] = (await bench.find('equal paper')).papers;
    expect(first).toMatchObject({ paper: { id: last }, seen: { votes: 1, saves: 0 } });
    expect((await bench.find('equal paper', { spaceId: 'other' })).papers[0]).not.toHaveProperty('seen');
  });

  test('seen:here keeps what the space has had, -seen:here the rest', async () => {
    const bench = await open(soups, selection, graphs);
    await bench.votes.save(person('a'), space, bench.idOf('Model soups'), true);
    expect(await bench.titles('weights seen:here')).toEqual(['Model']);
    expect(await bench.titles('seen:here')).toEqual(['Model']);
    expect(await bench.titles('weights -seen:here sort:newest')).toEqual(['Graphs', 'Choosing']);
    expect(await bench.titles('weights seen:here', { spaceId: 'other' })).toEqual([]);
  });

  test('votes here come before votes elsewhere', async () => {
    const bench = await open(soups, selection, graphs);
    for (const who of 'abcd') await bench.votes.vote(person(who), space, bench.idOf('Graphs of models'), 1);
    expect(await bench.titles('weights models sort:votes')).toEqual(['Graphs', 'Model', 'Choosing']);
    expect(await bench.titles('weights models sort:votes', { spaceId: 'other' })).toEqual([
      'Model',
      'Graphs',
      'Choosing',
    ]);
  });

  test('the newest are looked for among papers with every word; if there are none, among the best', async () => {
    const bench = await open(soups, selection, graphs);
    expect(await bench.find('weights edges sort:newest')).toMatchObject({
      total: 1,
      matchingAll: 1,
      sort: 'newest',
    });
    expect(await bench.titles('edges accuracy sort:newest')).toEqual(['Graphs', 'Model']);
  });

  test('an id or a link among other words brings its paper', async () => {
    const bench = await open(soups, selection);
    const { named, papers } = await bench.find('like https://arxiv.org/abs/2203.05482v1 for training');
    expect(named.map(({ paper }) => paper?.title)).toEqual(['Model soups']);
    expect(papers.map(({ paper }) => paper.title)).toContain('Choosing training data');
    expect(await bench.find('2401.00001')).toMatchObject({
      named: [{ paper: { title: selection.title } }],
      total: 0,
    });
    expect((await bench.find('2511.00009')).named).toEqual([
      { typed: '2511.00009', identifier: { kind: 'arxiv', value: '2511.00009' } },
    ]);
  });

  test('pages of a phrase follow each other, and what was not looked at is said', async () => {
    const many = Array.from({ length: 320 }, (_, i) =>
      record({ title: `Deep nets ${i}`, abstract: 'About deep nets.' }),
    );
    const bench = await open(...many);
    const first = await bench.find('"deep nets"', { limit: 4 });
    const second = await bench.find('"deep nets"', { limit: 4, offset: 4 });
    expect(first).toMatchObject({ total: 300, lookedAt: 300 });
    expect(new Set([...first.papers, ...second.papers].map(({ paper }) => paper.id)).size).toBe(8);
  });
});

describe('favouring what was seen', () => {
  const aHit = fc.record({
    score: fc.double({ min: 0.01, max: 20, noNaN: true }),
    had: fc.boolean(),
    votes: fc.nat(30),
  });

  test('moves a paper past near equals only, and keeps the order among alike', () => {
    fc.assert(
      fc.property(fc.array(aHit, { maxLength: 40 }), (made) => {
        const ranked = made.toSorted((a, b) => b.score - a.score);
        const hits = ranked.map(({ score }, i) => ({ paperId: `p${i}`, score, terms: [] }));
        const seen = new Map<string, SeenHere>(
          ranked.flatMap(({ had, votes }, i) => (had ? [[`p${i}`, { votes, saves: 0 }] as const] : [])),
        );
        const moved = favourSeen(hits, seen);
        expect(moved.toSorted((a, b) => b.score - a.score).map(({ score }) => score)).toEqual(
          hits.map(({ score }) => score),
        );
        const others = moved.filter(({ paperId }) => !seen.has(paperId));
        expect(others).toEqual(hits.filter(({ paperId }) => !seen.has(paperId)));
        const best = hits[0]?.score ?? 1;
        for (const [i, hit] of moved.entries()) {
          for (const later of moved.slice(i + 1))
            expect((later.score - hit.score) / best).toBeLessThanOrEqual(0.1 + 1e-9);
        }
      }),
    );
  });
});
