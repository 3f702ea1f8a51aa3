import { describe, expect, it } from 'vitest';
import { dayWords, distance, isZone, localDay, timeWords } from '../../src/chat/api.ts';

const HOUR = 3_600_000;
const at = Date.UTC(2026, 10, 25, 8, 0);

describe('times in words', () => {
  it('name the zone and the distance', () => {
    expect(timeWords({ at, zone: 'Europe/Berlin', style: 'datetime' }, at - 14 * HOUR)).toBe(
      'Wed 25 Nov 9:00 Europe/Berlin, in 14 h',
    );
  });

  it('leave the distance out when nobody knows the present', () => {
    expect(timeWords({ at, zone: 'Europe/Berlin', style: 'datetime' })).toBe('Wed 25 Nov 9:00 Europe/Berlin');
  });

  it('name the year of what is far away', () => {
    expect(timeWords({ at, zone: 'UTC', style: 'datetime' }, at + 400 * 24 * HOUR)).toBe(
      'Wed 25 Nov 2026 8:00 UTC, 400 days ago',
    );
  });

  it('read an unknown zone as UTC and say so', () => {
    expect(timeWords({ at, zone: 'Europe/Atlantis', style: 'datetime' })).toBe('Wed 25 Nov 8:00 UTC');
  });

  it('fall on the day of the zone', () => {
    expect(localDay(Date.UTC(2026, 11, 31, 23, 30), 'Pacific/Auckland')).toBe('2027-01-01');
    expect(timeWords({ at: Date.UTC(2026, 8, 1), zone: 'UTC', style: 'date' })).toBe('1 Sep 2026');
  });

  it.each([
    [10_000, 'now'],
    [3 * 60_000, 'in 3 min'],
    [-HOUR, '1 h ago'],
    [35 * HOUR, 'in 35 h'],
    [-49 * HOUR, '2 days ago'],
  ])('put a distance of %d ms as "%s"', (ms, words) => {
    expect(distance(at + ms, at)).toBe(words);
  });

  it('put days in words, and leave what is no day alone', () => {
    expect(dayWords('2025-03-11', { weekday: true })).toBe('Tue 11 Mar 2025');
    expect(dayWords('2025-13')).toBe('2025-13');
    expect(dayWords('soon')).toBe('soon');
  });

  it('know zones by name, not by offset', () => {
    expect(['Europe/Berlin', 'UTC', '+02:00', 'Mars/Base', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
