import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlaceSet } from '../../src/topics/place-set.ts';

const SIZE = 100;
const places = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }));

function setOf(all: readonly number[]): PlaceSet {
  const set = new PlaceSet(SIZE);
  for (const place of all) set.add(place);
  return set;
}

const inOrder = (all: Iterable<number>) => [...all].toSorted((a, b) => a - b);

describe('a set of places', () => {
  test('unites and intersects as sets do', () => {
    fc.assert(
      fc.property(places, places, (some, others) => {
        const [both, either] = [setOf(some), setOf(some)];
        both.intersect(setOf(others));
        either.unite(setOf(others));
        expect(inOrder(both)).toEqual(inOrder(some.filter((place) => others.includes(place))));
        expect(inOrder(either)).toEqual(inOrder(new Set([...some, ...others])));
        expect(others.every((place) => either.has(place))).toBe(true);
      }),
    );
  });

  test.each([0, 1, 31, 32, 33, 64, 1000])('filled, holds all of %i places and no other', (size) => {
    const all = new PlaceSet(size).fill();
    expect(inOrder(all)).toEqual(Array.from({ length: size }, (_, i) => i));
    expect(all.has(size)).toBe(false);
  });

  test('with what is not there, nothing is left', () => {
    const set = setOf([1, 50]);
    set.intersect(undefined);
    expect([...set]).toEqual([]);
  });
});
