import { DateTime } from 'luxon';

const at = (instant: number, zone: string) => DateTime.fromMillis(instant, { zone, locale: 'en-GB' });

/** "Tue 24 Nov". */
export const dayInWords = (instant: number, zone: string): string => at(instant, zone).toFormat('ccc d LLL');

/** "9:41". */
export const clockInWords = (instant: number, zone: string): string => at(instant, zone).toFormat('H:mm');

/** "Fri 20 Nov" of `YYYY-MM-DD`. */
export const dateInWords = (date: string): string => dayInWords(Date.parse(date), 'UTC');
