const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment as a span carries it: epoch milliseconds, an IANA zone, and how much to say of it. */
export interface Moment {
  readonly at: number;
  readonly zone: string;
  readonly style: 'date' | 'datetime' | 'clock' | 'relative';
}

/**
 * A moment in words: `datetime` "Wed 25 Nov 9:00 Europe/Berlin, in 14 h", `clock` the same without the distance, `date` "25 Nov 2026", `relative` "in 14 h".
 * The distance needs `now` and is left out without it; an unknown zone is read as UTC and says so.
 */
export function timeWords(moment: Moment, now?: number): string {
  const { at, style } = moment;
  const zone = knownZone(moment.zone);
  if (style === 'date') return dayWords(localDay(at, zone));
  if (style === 'relative' && now !== undefined) return distance(at, now);
  const clock = clockWords(at, zone, now ?? at);
  return now === undefined || style === 'clock' ? clock : `${clock}, ${distance(at, now)}`;
}

/** "in 14 h", "3 min ago", "in 2 days", "now". */
export function distance(at: number, now: number): string {
  const ms = Math.abs(at - now);
  if (ms < MINUTE / 2) return 'now';
  const words = spanWords(ms);
  return at > now ? `in ${words}` : `${words} ago`;
}

function spanWords(ms: number): string {
  if (ms < HOUR - MINUTE / 2) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 36 * HOUR) return `${Math.round(ms / HOUR)} h`;
  return `${Math.round(ms / DAY)} days`;
}

/** `2025-03-11` as "11 Mar 2025" (or "Tue 11 Mar 2025"), `2025-03` as "Mar 2025"; anything else as it stands. */
export function dayWords(day: string, { weekday = false } = {}): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return day;
  if (date === undefined) return `${name} ${year}`;
  const words = `${Number(date)} ${name} ${year}`;
  return weekday ? `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${words}` : words;
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function localDay(at: number, zone: string): string {
  const { year, month, day } = partsIn(at, knownZone(zone));
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Whether this is a zone of the IANA database, e.g. "Europe/Berlin". */
export function isZone(zone: string): boolean {
  // Offsets such as "+02:00" are accepted by Intl, but say nothing about summer time.
  return zone !== '' && !/^[+-]/.test(zone) && formatIn(zone) !== undefined;
}

function clockWords(at: number, zone: string, now: number): string {
  const { weekday, day, month, year, hour, minute } = partsIn(at, zone);
  const far = Math.abs(at - now) > 300 * DAY;
  const date = `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]}${far ? ` ${year}` : ''}`;
  return `${date} ${Number(hour)}:${minute} ${zone}`;
}

function knownZone(zone: string): string {
  return isZone(zone) ? zone : 'UTC';
}

function partsIn(at: number, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = formatIn(zone)?.formatToParts(at) ?? [];
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
const MAX_FORMATS = 1000;

/** Formats are slow to make, so the real zones' are kept; what people type is bounded. */
function formatIn(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(zone, makeFormat(zone));
  }
  return formats.get(zone);
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
