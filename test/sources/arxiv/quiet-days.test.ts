import { describe, expect, test } from 'vitest';
import { quietDayAt } from '../../../src/sources/arxiv/quiet-days.ts';

describe('a day on which arXiv announces nothing by plan', () => {
  test.each([
    ['Saturday in New York', '2026-11-28T08:00Z', { why: 'weekend', list: '2026-11-28' }],
    ['Monday in Tokyo, Sunday in New York', '2026-11-30T00:00Z', { why: 'weekend', list: '2026-11-29' }],
    [
      'the day after Thanksgiving',
      '2026-11-27T08:00Z',
      { why: 'holiday', list: '2026-11-27', holiday: '2026-11-26' },
    ],
    [
      'the Monday after a Friday off',
      '2026-12-28T08:00Z',
      { why: 'holiday', list: '2026-12-28', holiday: '2026-12-25' },
    ],
  ])('is told: %s', (_, at, expected) => {
    expect(quietDayAt(Date.parse(at))).toEqual(expected);
  });

  test.each([
    ['Thanksgiving itself, whose list came the evening before', '2026-11-26T08:00Z'],
    ['Saturday in Tokyo, Friday in New York', '2026-11-21T00:00Z'],
    ['an ordinary Tuesday', '2026-11-24T08:00Z'],
    ['a holiday of a year that is not known yet', '2031-11-28T08:00Z'],
  ])('is not taken for one: %s', (_, at) => {
    expect(quietDayAt(Date.parse(at))).toBeUndefined();
  });
});
