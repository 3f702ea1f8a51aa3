import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, isWeekend, readDate, startOf, weekdayOf } from '../../src/sources/days.ts';

test('days are counted over months, leap days and changes of the clock', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-08', 1)).toBe('2026-03-09');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('a day is one of its zone', () => {
  const instant = Date.parse('2026-11-24T04:30:00Z');
  expect(dayOf(instant)).toBe('2026-11-24');
  expect(dayOf(instant, 'America/New_York')).toBe('2026-11-23');
});

test('weekends are known', () => {
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(weekdayOf('2026-11-24')).toBe('Tuesday');
});

test('only real dates are read, as exactly as they are written', () => {
  const read = [
    '2026-11-24T10:00:00Z',
    '2026-11',
    ' 2026 ',
    '2026-02-30',
    '2026-13',
    '20261',
    '0026',
    'soon',
    '',
  ];
  expect(read.map(readDate)).toEqual(['2026-11-24', '2026-11', '2026', '', '', '', '', '', '']);
});

test('adding days and taking them away again changes nothing', () => {
  const day = fc.integer({ min: startOf('1900-01-01'), max: startOf('2100-01-01') }).map((at) => dayOf(at));
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -1_000, max: 1_000 }),
      (from, n) => addDays(addDays(from, n), -n) === from,
    ),
  );
});
