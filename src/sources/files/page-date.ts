import { UserError } from '../../errors.ts';
import { readDate } from '../days.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A page's date line, "Mar 11" or "11 March", as `MM-DD`; undefined when the line is none. */
export function readMonthDay(line: string): string | undefined {
  const [, name, day] = /^([A-Z][a-z]{2,8})\.? (\d{1,2})$/.exec(line.trim()) ?? [];
  const [, otherDay, otherName] = /^(\d{1,2}) ([A-Z][a-z]{2,8})$/.exec(line.trim()) ?? [];
  const month = MONTHS.indexOf((name ?? otherName ?? '').slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const monthDay = `${String(month).padStart(2, '0')}-${(day ?? otherDay ?? '').padStart(2, '0')}`;
  // In a leap year, so that 29 February is a day.
  return readDate(`2024-${monthDay}`) === '' ? undefined : monthDay;
}

/**
 * The whole date of a page: as given, else the first such day not before its newest known paper (`YYYY-MM-DD` or
 * `YYYY-MM`), since a page lists nothing that is yet to come.
 */
export function pageDay(monthDay: string | undefined, given?: string, newestKnown?: string): string {
  if (given !== undefined) return checked(given);
  if (monthDay === undefined) {
    throw new UserError(
      'This page has no line with its date, such as "Mar 11": import it with --date YYYY-MM-DD.',
    );
  }
  const year = Number(readDate(newestKnown ?? '').slice(0, 4));
  if (year === 0) {
    throw new UserError(
      `This page is of day ${monthDay} of an unknown year: import it with --date YYYY-${monthDay}.`,
    );
  }
  // 29 February comes again after eight years at most.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = readDate(`${year + ahead}-${monthDay}`);
    if (day !== '' && day >= (newestKnown ?? '')) return day;
  }
  throw new UserError(`No year fits day ${monthDay} of this page: import it with --date YYYY-MM-DD.`);
}

function checked(given: string): string {
  const day = readDate(given);
  if (day.length === 10 && day === given.trim()) return day;
  throw new UserError(`"${given.slice(0, 40)}" is no date: write it as YYYY-MM-DD.`);
}
