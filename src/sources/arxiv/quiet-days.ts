import { addDays, dayOf, isWeekend, weekdayOf } from '../days.ts';

/**
 * Days on whose evening arXiv announces nothing though it otherwise would, New York time: published for one year at a time at
 * info.arxiv.org/help/availability.html under "On Deferred Mailings". Of other years nothing is known here.
 */
const HOLIDAYS: ReadonlySet<string> = new Set([
  '2025-01-01',
  '2025-01-20',
  '2025-06-19',
  '2025-07-06',
  '2025-09-01',
  '2025-11-27',
  '2025-12-25',
  '2025-12-30',
  '2026-01-01',
  '2026-01-19',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-11-26',
  '2026-12-25',
  '2026-12-29',
  '2026-12-31',
]);

const ZONE = 'America/New_York';

/** Why the list of a day is empty. */
export type QuietDay =
  | { readonly why: 'weekend'; readonly list: string }
  | { readonly why: 'holiday'; readonly list: string; readonly holiday: string };

/** Why arXiv's list that stands at this instant is empty by plan; undefined when it is not. `list` is its day. */
export function quietDayAt(instant: number): QuietDay | undefined {
  const list = dayOf(instant, ZONE);
  if (isWeekend(list)) return { why: 'weekend', list };
  const holiday = eveningsBefore(list).find((day) => HOLIDAYS.has(day));
  return holiday === undefined ? undefined : { why: 'holiday', list, holiday };
}

/** A list is announced the evening before; Monday's on Sunday, of what was there by Friday. */
function eveningsBefore(list: string): readonly string[] {
  return weekdayOf(list) === 'Monday' ? [-1, -2, -3].map((days) => addDays(list, days)) : [addDays(list, -1)];
}
