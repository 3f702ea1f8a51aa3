import { DateTime } from 'luxon';

const at = (instant: number, zone: string) => DateTime.fromMillis(instant, { zone, locale: 'en-GB' });

/** "Tue 24 Nov". */
export const dayInWords = (instant: number, zone: string): string => at(instant, zone).toFormat('ccc d LLL');

/** "9:41". */
export const clockInWords = (instant: number, zone: string): string => at(instant, zone).toFormat('H:mm');

const FAR_MS = 300 * 86_400_000;

/** "Fri 20 Nov" of `YYYY-MM-DD`; "Tue 11 Mar 2025" when that is far from `now`. */
export function dateInWords(date: string, now?: number): string {
  const instant = Date.parse(date);
  const isFar = now !== undefined && Math.abs(instant - now) > FAR_MS;
  return isFar ? at(instant, 'UTC').toFormat('ccc d LLL yyyy') : dayInWords(instant, 'UTC');
}
