import { describe, expect, it } from 'vitest';
import { ConceptSpace, learnSpace } from '../../../src/search/concept/concept-space.ts';
import { TermCounter } from '../../../src/search/concept/term-counts.ts';

type Row = [string, number][];

/** Papers of two fields: words of one field stand together in different pairs, never all at once. */
function twoFields(papers: number): Row[] {
  const fields = [
    ['car', 'engine', 'wheel', 'road', 'driver'],
    ['cell', 'gene', 'protein', 'tissue', 'enzyme'],
  ];
  return Array.from({ length: papers }, (_, i) => {
    const field = fields[i % 2] ?? [];
    const start = Math.floor(i / 2);
    return [0, 1, 2].map((j): [string, number] => [
      field[(start + j * (1 + (start % 2))) % 5] ?? '',
      1 + (i % 3),
    ]);
  });
}

function spaceOf(rows: readonly Row[]): ConceptSpace {
  const counter = new TermCounter();
  for (const row of rows) counter.add(row);
  return new ConceptSpace(learnSpace(counter.done()));
}

const likeness = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('a space of concepts', () => {
  const space = spaceOf(twoFields(200));

  it('puts words of one field near each other though no paper has them both', () => {
    const [car, road, gene] = ['car', 'road', 'gene'].map((word) => space.project([[word, 1]]));
    expect(likeness(car, road)).toBeGreaterThan(0.5);
    expect(likeness(car, gene)).toBeLessThan(0.2);
  });

  it('gives directions of length one', () => {
    const direction = space.project([
      ['car', 3],
      ['wheel', 1],
    ]);
    expect(likeness(direction, direction)).toBeCloseTo(1, 5);
  });

  it('knows nothing of words it has not seen', () => {
    expect(space.project([['quark', 1]])).toBeUndefined();
    expect(space.project([])).toBeUndefined();
  });

  it('comes out the same from the same papers', () => {
    expect(spaceOf(twoFields(200)).parts).toEqual(space.parts);
  });

  it.each([0, 1, 3, 7])('survives a sample of %i papers', (papers) => {
    const small = spaceOf(twoFields(papers));
    const direction = small.project([['car', 1]]);
    if (direction) expect(likeness(direction, direction)).toBeCloseTo(1, 5);
  });
});
