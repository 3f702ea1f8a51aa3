import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIDTH } from '../../../src/search/concept/scan-kernel.ts';
import { SAME, VectorBlock } from '../../../src/search/concept/vector-block.ts';

const vector = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: WIDTH });

describe('a block of vectors', () => {
  it('finds the same likeness as adding up the products one by one', () => {
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 20 }), vector, (vectors, query) => {
        const block = new VectorBlock(vectors.length);
        for (const [i, each] of vectors.entries()) block.set(i, each);
        const likeness = [...block.likeness(query)];
        const int8 = (value = 0) => Math.round(value * 127);
        const expected = vectors.map((each) =>
          each.reduce((sum, value, i) => sum + int8(value) * int8(query[i]), 0),
        );
        expect(likeness).toEqual(expected.map((value) => value + 0));
      }),
    );
  });

  it('holds many, over more than one page of memory', () => {
    const block = new VectorBlock(2_000);
    block.set(1_999, [0, 1]);
    const likeness = block.likeness([0, 1]);
    expect([likeness[0], likeness[1_998], likeness[1_999]]).toEqual([0, 0, SAME]);
  });

  it('adds a part of one vector to another', () => {
    const block = new VectorBlock(2);
    block.set(1, [0.5, -1]);
    const sum = Float64Array.from([1, 1]);
    block.addTo(sum, 1, 0.5);
    expect(sum[0]).toBeCloseTo(1.25, 1);
    expect(sum[1]).toBeCloseTo(0.5, 5);
  });
});
