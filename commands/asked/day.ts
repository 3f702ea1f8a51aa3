import { dayWords, localDay } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { quoted } from '../reply/words.ts';

const DAY_MS = 24 * 3_600_000;
const HOW = 'Write a day as 2025-03-11 or 11 Mar 2025, or say today or yesterday.';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day meant, `YYYY-MM-DD`, in the reader's zone. Throws a `UserError` for what is no day, or lies ahead. */
export function dayAsked(asked: string, now: number, zone: string): string {
  const today = localDay(now, zone);
  const word = asked.trim().toLowerCase();
  if (word === 'today') return today;
  if (word === 'yesterday') return shiftDay(today, -1);
  const day = calendarDay(word);
  if (day === undefined) throw new UserError(`${quoted(asked, 40)} is not a day I can read. ${HOW}`);
  // Somewhere it is tomorrow already.
  if (day > shiftDay(today, 1)) throw new UserError(`${dayWords(day)} lies ahead. ${HOW}`);
  return day;
}

const NUMBERS = /^(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<date>\d{1,2})$/;
/** As days are written in answers, with or without the weekday. */
const NAMED = new RegExp(
  `^(?:[a-z]+,? )?(?<date>\\d{1,2})\\.? (?<month>${MONTHS.join('|')})[a-z]*\\.? (?<year>\\d{4})$`,
);

function calendarDay(word: string): string | undefined {
  const { year, month, date } = (NUMBERS.exec(word) ?? NAMED.exec(word))?.groups ?? {};
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1 || month;
  const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || localDay(at, 'UTC') !== day) {
    throw new UserError(`${quoted(word)} is not in the calendar. ${HOW}`);
  }
  return day;
}

/** The day so many days later. */
export function shiftDay(day: string, days: number): string {
  return localDay(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS, 'UTC');
}
