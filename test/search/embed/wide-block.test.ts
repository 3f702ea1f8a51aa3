import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAME } from '../../../src/search/concept/vector-block.ts';
import { WideBlock } from '../../../src/search/embed/wide-block.ts';

const DIMENSION = 300;
const unit = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSION, maxLength: DIMENSION })
  .filter((vector) => vector.some((value) => Math.abs(value) > 0.01))
  .map((vector) => {
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / length);
  });
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('a block of vectors of any width', () => {
  it('finds the cosine to a hundredth', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), unit, (vectors, query) => {
        const block = new WideBlock(vectors.length, DIMENSION);
        for (const [i, each] of vectors.entries()) block.set(i, each);
        const found = [...block.likeness(query)];
        for (const [i, each] of vectors.entries()) {
          expect(Math.abs((found[i] ?? 0) / SAME - cosine(each, query))).toBeLessThan(0.02);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('knows which vectors are set, also those it took from another', () => {
    const one = new WideBlock(3, DIMENSION);
    one.set(1, [1]);
    const other = new WideBlock(2, DIMENSION);
    other.copyFrom(one, 1, 0);
    expect([one.known, other.known, other.has(0), other.has(1)]).toEqual([1, 1, true, false]);
    expect(other.likeness([1])[0]).toBe(SAME);
  });
});
