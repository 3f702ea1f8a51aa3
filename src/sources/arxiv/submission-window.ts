import { addDays, startOf, weekdayOf } from '../days.ts';

/** When the papers of one day's announcement were submitted: epoch ms, end excluded. */
export interface SubmissionWindow {
  readonly from: number;
  readonly to: number;
}

/** Days back to the end of the window, and its length in days: weekends are announced on Monday and Tuesday. */
const WINDOWS: ReadonlyMap<string, readonly [endsBack: number, days: number]> = new Map([
  ['Monday', [3, 1]],
  ['Tuesday', [1, 3]],
  ['Wednesday', [1, 1]],
  ['Thursday', [1, 1]],
  ['Friday', [1, 1]],
]);

/**
 * The submissions behind the feed of `day`: what came in until 14:00 New York time is announced that evening, Sunday to
 * Thursday, and stands in the feed of the day after (info.arxiv.org/help/availability.html). Undefined at weekends.
 */
export function submissionWindow(day: string): SubmissionWindow | undefined {
  const window = WINDOWS.get(weekdayOf(day));
  if (!window) return undefined;
  const end = addDays(day, -window[0]);
  return { from: easternAfternoon(addDays(end, -window[1])), to: easternAfternoon(end) };
}

const HOUR_MS = 3_600_000;

/** 14:00 in New York: 18:00 or 19:00 UTC. */
function easternAfternoon(day: string): number {
  const summer = startOf(day) + 18 * HOUR_MS;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: 'America/New_York',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  return clock.format(summer) === '14' ? summer : summer + HOUR_MS;
}

/** `202611231900`, as the API wants a time. */
export function apiTime(instant: number): string {
  return new Date(instant).toISOString().replace(/\D/g, '').slice(0, 12);
}
