import type { PaperRecord } from '../papers/api.ts';
import { addDays, dayOf, isWeekend, readDate, startOf, weekdayOf } from './days.ts';
import { fingerprintOf } from './fingerprint.ts';
import { convertItem, HF_SOURCE } from './hf/convert.ts';
import type { HfItem } from './hf/parse.ts';
import { type HfParts, requestList, type WholeList } from './hf/request.ts';
import { afterFailure, HOUR, MINUTE } from './poll-times.ts';
import { type FeedMemory, type FeedPage, type PaperSource, SourceError } from './source.ts';

/** How far a gap is filled afterwards, and how far a first run looks for a day with papers. */
const GAP_DAYS = 5;
const FIRST_DAYS = 4;

/** Hugging Face Daily Papers: one list a weekday, growing and reordered by votes until the day is over in UTC. */
export function hfDaily(parts: HfParts): PaperSource {
  return {
    feed: HF_SOURCE,
    source: HF_SOURCE,
    name: 'Hugging Face',
    nextPollAt,
    announcements: (since, signal) =>
      since.day === '' ? firstRun(parts, signal) : sinceDay(parts, since, signal),
  };
}

function nextPollAt(memory: FeedMemory, now: number): number {
  if (memory.triedAt === 0) return now;
  if (memory.failures > 0) return afterFailure(memory);
  const today = dayOf(now);
  if (isWeekend(today)) return memory.triedAt + 3 * HOUR;
  return memory.triedAt + (memory.day === today ? 30 : 15) * MINUTE;
}

async function* sinceDay(parts: HfParts, since: FeedMemory, signal: AbortSignal): AsyncIterable<FeedPage> {
  for (const day of daysToRead(since, parts.clock.now())) {
    yield await readDay(parts, day, signal, since.fingerprint);
  }
}

/** Weekdays not read to their end, and today in any case: its votes move. */
function daysToRead(since: FeedMemory, now: number): string[] {
  const today = dayOf(now);
  const whole = since.okAt >= startOf(addDays(since.day, 1));
  const wanted = whole ? addDays(since.day, 1) : since.day;
  const days: string[] = [];
  for (let back = GAP_DAYS; back > 0; back--) {
    const day = addDays(today, -back);
    if (day >= wanted && !isWeekend(day)) days.push(day);
  }
  return [...days, today];
}

/** The latest day that has papers; and today, when that is not it. */
async function* firstRun(parts: HfParts, signal: AbortSignal): AsyncIterable<FeedPage> {
  const today = dayOf(parts.clock.now());
  const first = await readDay(parts, today, signal, '');
  for (let back = 1; first.records.length === 0 && back <= FIRST_DAYS; back++) {
    const day = addDays(today, -back);
    if (isWeekend(day)) continue;
    const page = await readDay(parts, day, signal, '');
    if (page.records.length === 0) continue;
    yield page;
    break;
  }
  yield first;
}

async function readDay(parts: HfParts, day: string, signal: AbortSignal, known: string): Promise<FeedPage> {
  const list = await requestList(parts, { query: { date: day }, conditional: true }, signal);
  const today = dayOf(parts.clock.now());
  if (list === undefined) return quiet('unchanged', day, 'as at the last look', known);
  if (list.items.length === 0) return nothingListed(day, today, known);
  const shown = otherDay(list.items, day);
  if (shown !== undefined) return quiet('stale', day, `still shows the papers of ${shown}`, known);
  return pageOf(list, day, today);
}

function pageOf(list: WholeList, day: string, today: string): FeedPage {
  const records: PaperRecord[] = [];
  const skipped = [...list.skipped];
  for (const [i, item] of list.items.entries()) {
    const record = convertItem(item, day, i + 1);
    if (record) records.push(record);
    else skipped.push(`item ${i + 1}: ${item.paper.id.slice(0, 40)} is no arXiv id`);
  }
  if (records.length === 0)
    throw new SourceError('broken', `Hugging Face sent no paper with an arXiv id for ${day}`);
  const count = `${records.length} ${records.length === 1 ? 'paper' : 'papers'}`;
  return {
    state: 'ok',
    day,
    detail: day === today ? `${count} so far` : count,
    records,
    skipped,
    fingerprint: fingerprintOf(list.items.map((item) => item.paper.id)),
    validators: list.validators,
  };
}

function nothingListed(day: string, today: string, known: string): FeedPage {
  if (isWeekend(day)) return quiet('empty', day, `no announcement (${weekdayOf(day)})`, known);
  return day === today
    ? quiet('late', day, `nothing listed yet this ${weekdayOf(day)}`, known)
    : quiet('empty', day, `nothing was listed that ${weekdayOf(day)}`, known);
}

function quiet(state: FeedPage['state'], day: string, detail: string, fingerprint: string): FeedPage {
  return { state, day, detail, records: [], skipped: [], fingerprint, validators: [] };
}

/** The day a list is of, when none of it is of the day asked for. Older lists do not tell. */
function otherDay(items: readonly HfItem[], day: string): string | undefined {
  const days = items.map((item) => readDate(item.paper.submittedOnDailyAt ?? ''));
  return days.includes(day) || days.includes('') ? undefined : days[0];
}
