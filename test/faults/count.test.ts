import { describe, expect, it } from 'vitest';
import { countOf } from '../support/faults/count.ts';

const MONDAY = ['Kites, number 1.', 'Kites, number 2.'];
const TUESDAY = ['Boats, number 1.', 'Boats, number 2.'];
const ANNOUNCED = new Map([
  ['2026-11-23', MONDAY],
  ['2026-11-24', TUESDAY],
]);
const message = (title: string, papers: readonly string[]) => JSON.stringify({ title, papers });
const monday = message('Paperboy · Mon 23 Nov', MONDAY);
const first = message('Paperboy · Tue 24 Nov · 1 of 2', TUESDAY.slice(0, 1));
const second = message('Paperboy · Tue 24 Nov · 2 of 2', TUESDAY.slice(1));

describe('counting what stands in a channel', () => {
  it('finds nothing wrong where every paper stands once, in order', () => {
    expect(countOf([monday, first, second], ANNOUNCED)).toEqual({
      ...{ slots: 2, messages: 3, lost: 0, doubled: 0, outOfOrder: 0 },
    });
  });

  it('tells a digest that did not come whole', () => {
    expect(countOf([monday, first], ANNOUNCED)).toMatchObject({ lost: 1, doubled: 0 });
  });

  it('tells a message that came twice, also when other words stand around its papers', () => {
    expect(countOf([monday, first, second, second], ANNOUNCED)).toMatchObject({ lost: 0, doubled: 1 });
    const again = message('Paperboy · Tue 24 Nov', [...MONDAY.slice(0, 1), ...TUESDAY]);
    expect(countOf([monday, again], ANNOUNCED)).toMatchObject({ lost: 0, doubled: 1 });
  });

  it('tells parts that stand in the wrong order', () => {
    expect(countOf([monday, second, first], ANNOUNCED)).toMatchObject({ doubled: 0, outOfOrder: 1 });
  });
});
