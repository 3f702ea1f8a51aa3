import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gram, makeOrthonormal } from '../../../src/search/concept/orthonormal.ts';

const WIDTH = 6;
const aMatrix = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 20 * WIDTH, maxLength: 20 * WIDTH })
  .map((values) => Float32Array.from(values));

describe('columns made orthonormal', () => {
  it('are of length one, or zero where others make them up, and at right angles', () => {
    fc.assert(
      fc.property(aMatrix, (matrix) => {
        makeOrthonormal(matrix, WIDTH, 2);
        const products = gram(matrix, WIDTH);
        for (let i = 0; i < WIDTH; i++) {
          for (let j = 0; j < WIDTH; j++) {
            const product = products[i * WIDTH + j] ?? Number.NaN;
            if (i !== j) expect(Math.abs(product)).toBeLessThan(1e-4);
            else expect(Math.min(Math.abs(product), Math.abs(product - 1))).toBeLessThan(1e-4);
          }
        }
      }),
    );
  });

  it('leave nothing of a column that repeats another', () => {
    const matrix = Float32Array.from({ length: 20 }, (_, i) => Math.floor(i / 2) + 1);
    makeOrthonormal(matrix, 2, 2);
    const products = gram(matrix, 2);
    expect(products[0]).toBeCloseTo(1, 5);
    expect(products[3]).toBe(0);
  });
});
