import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsFromCron } from '../../../src/digest/schedule/cron-words.ts';
import { readSchedule } from '../../../src/digest/schedule/schedule-words.ts';
import { checkZone } from '../../../src/digest/schedule/zones.ts';
import { UserError } from '../../../src/errors.ts';

const cronOf = (words: string) => readSchedule(words).cron;

describe('the time of a digest', () => {
  test.each([
    ['9:00', '0 9 * * *'],
    ['9am', '0 9 * * *'],
    ['12 am', '0 0 * * *'],
    ['9:30 PM', '30 21 * * *'],
    ['weekdays 9:00', '0 9 * * 1-5'],
    ['Monday to Friday at 9.30', '30 9 * * 1-5'],
    ['daily 8', '0 8 * * *'],
    ['every day at noon', '0 12 * * *'],
    ['every Monday 8:30', '30 8 * * 1'],
    ['mon,thu 17:00', '0 17 * * 1,4'],
    ['tues & thurs 17h', '0 17 * * 2,4'],
    ['fri-mon 7', '0 7 * * 0,1,5,6'],
    ['twice a day', '0 9,17 * * *'],
    ['weekdays 9:15 and 17:15', '15 9,17 * * 1-5'],
    ['weekdays at 9', '0 9 * * 1-5'],
    ['mon-fri 09:00', '0 9 * * 1-5'],
    ['every day 7am', '0 7 * * *'],
    ['at 8 in the morning', '0 8 * * *'],
    ['every evening', '0 18 * * *'],
    ['mon/wed/fri 0930', '30 9 * * 1,3,5'],
    ['9:00/17:00', '0 9,17 * * *'],
    ['7:30 p.m.', '30 19 * * *'],
    ['every week on Monday 9:00', '0 9 * * 1'],
    ['twice a day 8:00 and 16:00', '0 8,16 * * *'],
    ['9:30 and 17:45', '30 9 * * *; 45 17 * * *'],
    ['weekdays 9:15, 12:15 and 17:45', '15 9,12 * * 1-5; 45 17 * * 1-5'],
    ['Mon 9:00, Thu 17:00', '0 9 * * 1; 0 17 * * 4'],
    ['9:00 Mon, 17:00 Thu', '0 9 * * 1; 0 17 * * 4'],
    ['0 9 1 * *', '0 9 1 * *'],
    ['15 */6 * * mon', '15 */6 * * mon'],
    ['0 9 * * 1; 30 17 * * 4', '0 9 * * 1; 30 17 * * 4'],
  ])('reads "%s"', (words, cron) => {
    expect(cronOf(words)).toBe(cron);
  });

  test.each([
    ['0 9 * * 1-5', 'weekdays 9:00'],
    ['0 9 * * *', 'daily 9:00'],
    ['30 8 * * 1', 'every Monday 8:30'],
    ['0 17 * * 1,4', 'Mon and Thu 17:00'],
    ['5 8,12,18 * * 0,6', 'weekends 8:05, 12:05 and 18:05'],
    ['30 9 * * 1-5; 45 17 * * 1-5', 'weekdays 9:30 and 17:45'],
    ['0 9 * * 1; 0 17 * * 4', 'every Monday 9:00, every Thursday 17:00'],
    ['0 9 1 * *', '0 9 1 * *'],
  ])('puts "%s" in words', (cron, words) => {
    expect(wordsFromCron(cron)).toBe(words);
  });

  test.each([
    ['mondy 9:00', 'Did you mean “monday”?'],
    ['weekday', 'has no time of day'],
    ['25:00', 'Hours go from 0 to 23'],
    ['13pm', 'Hours go from 0 to 23'],
    ['every 2 hours', 'Name the times, such as 9:00, 12:00 and 15:00'],
    ['hourly', 'Name the times'],
    ['tomorrow 9:00', 'comes again and again. Write 9:00 for every day'],
    ['in 3 hours', 'comes again and again'],
    ['2020-01-01 9:00', 'is a date, past or to come'],
    ['24 Dec 9:00', 'is a date, past or to come'],
    ['9:00 on 24.12.2026', 'is a date, past or to come'],
    ['first Monday 9:00', '0 9 1 * * is the first of each month'],
    ['weekly', 'every Monday 9:00'],
    ['Mon 9:00 Thu', 'does not say which time is for which days'],
    ['9:00 UTC+2', 'names an offset'],
    ['9:00 +02:00', 'names an offset'],
    ['9:00 CET', 'Did you mean Europe/Berlin?'],
    ['9:00 Europe/Berln', 'Did you mean Europe/Berlin?'],
    ['9:00 Berln', 'Did you mean “Berlin”?'],
    ['', 'Write for example 9:00'],
    ['whenever you like', 'I do not understand “whenever”'],
    ['*/5 * * * *', 'more than once an hour'],
    ['0 9 13 * 5', 'give only one of the two'],
    ['0 9 L * *', 'only numbers, names, lists and ranges'],
    ['0 9 * * 8', '8 is not possible for week day'],
    ['0 0 9 * * *', 'Write minute, hour, day of month, month and weekday'],
    ['0 9 31 2 *', 'month 2 has no day 31'],
  ])('refuses "%s" and says what is possible', (words, part) => {
    expect(() => cronOf(words)).toThrow(UserError);
    expect(() => cronOf(words)).toThrow(part);
  });

  test.each([
    ['9:00 Berlin', 'Europe/Berlin'],
    ['weekdays 9:00 new york', 'America/New_York'],
    ['9:00 Europe/Berlin', 'Europe/Berlin'],
    ['kolkata 9:00', 'Asia/Kolkata'],
    ['9am UTC', 'UTC'],
    ['9:00 (Berlin time)', 'Europe/Berlin'],
    ['weekdays 9:00', undefined],
  ])('reads the zone in "%s"', (words, zone) => {
    const said = readSchedule(words);
    expect(said.zone).toBe(zone);
    expect(wordsFromCron(said.cron)).toMatch(/^(daily|weekdays) 9:00$/);
  });

  test('several times and days, said in words and read again, are the same', () => {
    const group = fc.record({
      times: fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 4 }),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
        const cron = groups.flatMap(({ times, days }) =>
          times.map((time) => `${time % 60} ${Math.floor(time / 60)} * * ${days.toSorted().join(',')}`),
        );
        const words = wordsFromCron(cron.join('; '));
        expect(wordsFromCron(cronOf(words))).toBe(words);
      }),
    );
  });

  test('said in words and read again is the same', () => {
    const some = (least: number, most: number) =>
      fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), some(0, 23), some(0, 6), (minute, hours, days) => {
        const sorted = (values: number[]) => values.toSorted((a, b) => a - b).join(',');
        const words = wordsFromCron(`${minute} ${sorted(hours)} * * ${sorted(days)}`);
        expect(wordsFromCron(cronOf(words))).toBe(words);
      }),
    );
  });

  test('any text gives a time or a refusal a person can read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        try {
          expect(wordsFromCron(readSchedule(text).cron)).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('"%s" is %s', (typed, zone) => {
    expect(checkZone(typed)).toBe(zone);
  });

  test.each([
    ['Europe/Berln', 'Did you mean Europe/Berlin?'],
    ['Berlin', 'Did you mean Europe/Berlin?'],
    ['New York', 'Did you mean America/New_York?'],
    ['+02:00', 'Give one like Europe/Berlin'],
    ['PST', 'Did you mean America/Los_Angeles?'],
    ['', 'Give one like Europe/Berlin'],
    ['the moon, the far side of it', 'Give one like Europe/Berlin'],
  ])('"%s" is none: %s', (typed, part) => {
    expect(() => checkZone(typed)).toThrow(UserError);
    expect(() => checkZone(typed)).toThrow(part);
  });
});
