import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOccurrences } from '../../../src/digest/schedule/occurrences.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const iso = (instant: number | undefined) => new Date(instant ?? 0).toISOString().slice(0, 16);

/** What a clock in the zone shows, by the platform's own calendar: independent of the code under test. */
const shownBy = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (instant: number) => format.format(instant);
};

/** The first minute of a date at which the clock shows the time or later. */
function firstAtOrAfter(shown: (instant: number) => string, date: string, time: string): number | undefined {
  const from = Date.parse(`${date}T${time}:00Z`) - 15 * 60 * MINUTE;
  for (let at = from; at < from + 30 * 60 * MINUTE; at += 15 * MINUTE) {
    const [day, clock] = shown(at).split(' ');
    if (day === date && (clock ?? '') >= time) return at;
  }
  return undefined;
}

describe('the next due moments', () => {
  test.each([
    ['New York', 'America/New_York', '30 2 * * *', '2026-03-08', '2026-03-08T07:00'],
    ['Berlin', 'Europe/Berlin', '30 2 * * *', '2026-03-29', '2026-03-29T01:00'],
    ['Lord Howe, half an hour', 'Australia/Lord_Howe', '15 2 * * *', '2026-10-04', '2026-10-03T15:30'],
    ['Chatham, +12:45', 'Pacific/Chatham', '45 2 * * *', '2026-09-27', '2026-09-26T14:00'],
    ['St John’s', 'America/St_Johns', '30 2 * * *', '2026-03-08', '2026-03-08T05:30'],
    ['Cairo, at midnight', 'Africa/Cairo', '30 0 * * *', '2026-04-24', '2026-04-23T22:00'],
  ])(
    'in the hour that spring leaves out come at the first minute after it (C1): %s',
    (_, zone, cron, date, due) => {
      const found = nextOccurrences(cron, zone, Date.parse(`${date}T00:00:00Z`) - DAY, 4);
      const that = found.filter(({ localDate }) => localDate === date);
      expect(that.map(({ dueAt }) => iso(dueAt))).toEqual([due]);
    },
  );

  test.each([
    ['New York', 'America/New_York', '30 1 * * *', '2026-11-01', '2026-11-01T05:30'],
    ['Berlin', 'Europe/Berlin', '30 2 * * *', '2026-10-25', '2026-10-25T00:30'],
    ['Lord Howe', 'Australia/Lord_Howe', '45 1 * * *', '2026-04-05', '2026-04-04T14:45'],
    ['Chatham', 'Pacific/Chatham', '0 3 * * *', '2026-04-05', '2026-04-04T13:15'],
    ['Cairo', 'Africa/Cairo', '30 23 * * *', '2026-10-29', '2026-10-29T20:30'],
  ])('in the repeated hour come once, at its first (C2): %s', (_, zone, cron, date, due) => {
    const found = nextOccurrences(cron, zone, Date.parse(`${date}T00:00:00Z`) - DAY, 4);
    const that = found.filter(({ localDate }) => localDate === date);
    expect(that.map(({ dueAt }) => iso(dueAt))).toEqual([due]);
  });

  test('on 29 February come in leap years only (C8)', () => {
    const found = nextOccurrences('0 9 29 2 *', 'UTC', Date.parse('2026-01-01'), 2);
    expect(found.map(({ localDate }) => localDate)).toEqual(['2028-02-29', '2032-02-29']);
  });

  test('cross the year’s end (C8)', () => {
    const found = nextOccurrences('0 9 * * *', 'Asia/Kathmandu', Date.parse('2026-12-31T04:00:00Z'), 2);
    expect(found.map(({ dueAt }) => iso(dueAt))).toEqual(['2027-01-01T03:15', '2027-01-02T03:15']);
  });

  test('leave out a day that the zone left out', () => {
    const found = nextOccurrences('0 9 * * *', 'Pacific/Apia', Date.parse('2011-12-29T00:00:00Z'), 3);
    expect(found.map(({ localDate }) => localDate)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  test('of several expressions come in order of time, one that two of them name once', () => {
    const found = nextOccurrences(
      '45 17 * * *; 30 9,17 * * *; 30 9 * * 1-5',
      'UTC',
      Date.parse('2026-11-24'),
      4,
    );
    expect(found.map(({ dueAt }) => iso(dueAt))).toEqual([
      '2026-11-24T09:30',
      '2026-11-24T17:30',
      '2026-11-24T17:45',
      '2026-11-25T09:30',
    ]);
  });

  test('are strictly after the instant given', () => {
    const [first] = nextOccurrences('0 9 * * *', 'UTC', Date.parse('2026-11-24T09:00:00Z'), 1);
    expect(iso(first?.dueAt)).toBe('2026-11-25T09:00');
  });

  const zones = [
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'America/St_Johns',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Asia/Kolkata',
    'UTC',
    'America/Santiago',
    'Africa/Casablanca',
  ];
  test.each(zones)('are one a local day, where the calendar says, 2026 to 2028: %s', (zone) => {
    const shown = shownBy(zone);
    const days = fc.integer({ min: 0, max: 3 * 365 });
    const times = fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '09:00', '23:45');
    fc.assert(
      fc.property(days, times, (day, time) => {
        const [hour, minute] = time.split(':').map(Number);
        const from = Date.parse('2026-01-01T00:00:00Z') + day * DAY;
        const found = nextOccurrences(`${minute} ${hour} * * *`, zone, from, 3);
        const dates = found.map(({ localDate }) => Date.parse(localDate));
        expect(dates.map((date) => (date - (dates[0] ?? 0)) / DAY)).toEqual([0, 1, 2]);
        for (const each of found) {
          expect(iso(each.dueAt)).toBe(iso(firstAtOrAfter(shown, each.localDate, time)));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('around every change of the clock in three years, each local day has exactly one', () => {
    for (const zone of zones) {
      for (const cron of ['30 2 * * *', '0 0 * * *', '30 1 * * *']) {
        const found = nextOccurrences(cron, zone, Date.parse('2026-01-01T00:00:00Z'), 3 * 365);
        const dates = found.map(({ localDate }) => localDate);
        expect(new Set(dates).size).toBe(dates.length);
        const span = (Date.parse(dates.at(-1) ?? '') - Date.parse(dates[0] ?? '')) / DAY + 1;
        expect([zone, cron, span]).toEqual([zone, cron, dates.length]);
      }
    }
  });
});
