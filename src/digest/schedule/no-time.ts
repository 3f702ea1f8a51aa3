import { UserError } from '../../errors.ts';

/** What people type that no schedule can be, each with what can be typed in its place. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:utc|gmt) ?[+-] ?\d|\s[+-]\d{2}:?\d{2}\b/,
    'names an offset, which knows no summer time. Name a zone or its city: 9:00 Europe/Berlin.',
  ],
  [
    /\bhourly\b|\b(?:every|each) (?:\d+ ?)?(?:hrs?|hours?|min|mins|minutes?)\b|\b\d+ times\b/,
    'comes too often or at no time of day. Name the times, such as 9:00, 12:00 and 15:00, or give cron with one minute: 0 9-17/2 * * 1-5.',
  ],
  [
    /\b(?:monthly|month|yearly|first|last|second|third|other|fortnightly|biweekly|annually)\b/,
    'does not repeat each week. Name weekdays, such as every Monday 9:00, or give cron: 0 9 1 * * is the first of each month.',
  ],
  [
    /\b(?:today|tonight|tomorrow|yesterday|now|next)\b|\bin \d+ (?:h|hours?|min|minutes?|days?)\b/,
    'happens once, and a digest comes again and again. Write 9:00 for every day, or every Tuesday 9:00.',
  ],
  [
    /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/,
    'is a date, past or to come, and a digest comes again and again. Write 9:00 for every day, or every Tuesday 9:00.',
  ],
  [
    /^(?:every week|weekly|once a week)(?! on)\b(?!.*\b(?:mon|tue|wed|thu|fri|sat|sun))/,
    'does not name the day. Write for example every Monday 9:00.',
  ],
];

/** Throws a `UserError` for words that cannot be a time that comes again each week. */
export function refuseNoTime(text: string): void {
  for (const [pattern, why] of REFUSED) if (pattern.test(text)) throw new UserError(`“${text}” ${why}`);
}
