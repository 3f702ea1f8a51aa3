import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { editDistance } from '../../src/search/edit-distance.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { paper } from '../support/papers.ts';

const PAPERS = [
  paper({ id: 'a', title: 'Retrieval of transformers', authors: ['Erwin Schrödinger'] }),
  paper({ id: 'b', title: 'A transformer for graphs' }),
  paper({ id: 'c', title: 'Transformer circuits' }),
];

describe.each([
  ['living', false],
  ['sealed', true],
])('a word that no %s paper holds', (_tier, sealed) => {
  const index = async () => {
    const made = new TieredIndex(systemClock);
    await made.add(PAPERS);
    if (sealed) await made.sealLiving();
    return made;
  };

  test.each([
    ['retreival', 'retrieval'],
    ['grphs', 'graphs'],
    ['Transfomer of graphs', 'transformer of graphs'],
    ['schroedinger', 'schrodinger'],
    ['circiut graphs', undefined],
    ['circuit retrieval', undefined],
    ['xy', undefined],
    ['2401.12345', undefined],
    ['unheardof', undefined],
  ])('"%s" is perhaps "%s"', async (typed, meant) => {
    const answer = (await index()).search({ query: typed, limit: 3 });
    expect(answer.didYouMean).toBe(meant);
  });
});

describe('a word that a few papers hold', () => {
  const many = (word: string, from: number, count: number) =>
    Array.from({ length: count }, (_, i) => paper({ id: `p${from + i}`, title: `A ${word} of things` }));
  const index = async () => {
    const made = new TieredIndex(systemClock);
    await made.add([
      ...many('transformer', 100, 50),
      ...many('transfomer', 200, 2),
      ...many('transport', 300, 4),
    ]);
    return made;
  };

  test.each([
    ['transfomer things', 'transformer things'],
    ['transformer', undefined],
    ['transport', undefined],
    ['things of a rather long question about a transfomer here', undefined],
  ])('in "%s" is perhaps a slip of "%s"', async (typed, meant) => {
    expect((await index()).search({ query: typed, limit: 3 }).didYouMean).toBe(meant);
  });
});

describe('the distance of two words', () => {
  test.each([
    ['graph', 'graph', 0],
    ['graph', 'grph', 1],
    ['graph', 'grpah', 1],
    ['graph', 'grapes', 2],
    ['', 'ab', 2],
  ])('of %s and %s is %i', (one, other, distance) => expect(editDistance(one, other, 3)).toBe(distance));

  test('is the same both ways, and never more than letters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const distance = editDistance(one, other, 8);
        expect(editDistance(other, one, 8)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});
