import { describe, expect, it } from 'vitest';
import { ConceptSpace } from '../../../src/search/concept/concept-space.ts';
import { learnSpace, nameTerms } from '../../../src/search/concept/learn-space.ts';
import { TermCounter } from '../../../src/search/concept/term-counts.ts';

type Row = [string, number][];

const FIELDS = [
  ['engine', 'wheel', 'road', 'driver', 'brake', 'fuel', 'gear'],
  ['gene', 'protein', 'tissue', 'enzyme', 'virus', 'blood', 'bone'],
];

/** Papers of two fields, each with four of its field's seven words. */
function twoFields(papers: number): Row[] {
  return Array.from({ length: papers }, (_, i) => {
    const field = FIELDS[i % 2] ?? [];
    const start = Math.floor(i / 2);
    return [0, 1, 2, 4].map((step): [string, number] => [field[(start + step) % field.length] ?? '', 1]);
  });
}

function spaceOf(rows: readonly Row[]): ConceptSpace {
  const counter = new TermCounter();
  for (const row of rows) counter.add(row);
  const { names, counted } = counter.done();
  return new ConceptSpace(nameTerms(learnSpace(counted), names));
}

const likeness = (a: Float64Array = new Float64Array(), b: Float64Array = new Float64Array()) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('a space of concepts', () => {
  const space = spaceOf(twoFields(20));

  it('puts texts of one field near each other though they share no word', () => {
    const [drive, stop, cells] = [
      ['engine', 'road', 'gear'],
      ['brake', 'wheel', 'fuel'],
      ['gene', 'virus', 'bone'],
    ].map((words) => space.project(words.map((word) => [word, 1])));
    expect(likeness(drive, stop)).toBeGreaterThan(0.3);
    expect(likeness(drive, cells)).toBeLessThan(0.05);
  });

  it('gives directions of length one', () => {
    const direction = space.project([
      ['gear', 3],
      ['wheel', 1],
    ]);
    expect(likeness(direction, direction)).toBeCloseTo(1, 5);
  });

  it('knows nothing of words it has not seen', () => {
    expect(space.project([['quark', 1]])).toBeUndefined();
    expect(space.project([])).toBeUndefined();
  });

  it('comes out the same from the same papers', () => {
    expect(spaceOf(twoFields(20)).parts).toEqual(space.parts);
  });

  it.each([0, 1, 3, 7])('survives a sample of %i papers', (papers) => {
    const small = spaceOf(twoFields(papers));
    const direction = small.project([['gear', 1]]);
    if (direction) expect(likeness(direction, direction)).toBeCloseTo(1, 5);
  });
});
