import type { Clock } from '../clock.ts';
import { ARXIV_SOURCE, convertRows } from './arxiv/feed-convert.ts';
import { type ParsedFeed, parseArxivFeed } from './arxiv/feed-parse.ts';
import { addDays, dayOf, isWeekend, startOf, weekdayOf } from './days.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FetchAnswer, PoliteFetch } from './polite-fetch.ts';
import { afterFailure, HOUR, MINUTE } from './poll-times.ts';
import { type FeedMemory, type FeedPage, type FeedState, type PaperSource, SourceError } from './source.ts';

export interface ArxivFeedParts {
  readonly http: PoliteFetch;
  readonly clock: Pick<Clock, 'now'>;
  /** `https://rss.arxiv.org`, or what stands for it. */
  readonly base?: string;
}

const KINDS = ['application/rss+xml', 'application/atom+xml', 'application/xml', 'text/xml'];
/** arXiv's own time: a day's feed is made at its midnight. */
const ZONE = 'America/New_York';
/** Midnight in New York is 4:00 or 5:00 UTC; a feed is there some minutes later. */
const READY_MS = 5 * HOUR + 15 * MINUTE;
/** A feed from longer ago, or from the future, has a wrong clock: ours decides. */
const OLDEST_DAYS = 10;

/** What one arXiv category announces: one feed a day, whole at midnight in New York, empty at weekends and holidays. */
export function arxivFeed(parts: ArxivFeedParts, category: string): PaperSource {
  return {
    feed: `arxiv:${category}`,
    source: ARXIV_SOURCE,
    name: `arXiv ${category}`,
    nextPollAt,
    async *announcements(since, signal) {
      const answer = await request(parts, category, signal);
      yield answer.status === 'not-modified'
        ? nothingNew(since, parts.clock.now())
        : await pageOf(answer, category, since, parts.clock.now());
    },
  };
}

function nextPollAt(memory: FeedMemory, now: number): number {
  if (memory.triedAt === 0) return outsideRush(now);
  if (memory.failures > 0) return outsideRush(afterFailure(memory));
  const today = dayOf(now, ZONE);
  if (memory.day >= today) return startOf(addDays(today, 1)) + READY_MS;
  return outsideRush(memory.triedAt + (isWeekend(today) ? 6 * HOUR : 30 * MINUTE));
}

/** Just after the announcement at 20:00 in New York arXiv refuses even gentle clients. */
function outsideRush(at: number): number {
  const midnight = startOf(dayOf(at));
  return Math.max(at, midnight + HOUR);
}

async function request(parts: ArxivFeedParts, category: string, signal: AbortSignal): Promise<FetchAnswer> {
  if (!/^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/.test(category)) throw unknownCategory(category);
  const url = `${parts.base ?? 'https://rss.arxiv.org'}/rss/${category}`;
  return parts.http.fetch(url, { kinds: KINDS, conditional: true, readable: [400], signal });
}

async function pageOf(
  answer: FetchAnswer,
  category: string,
  since: FeedMemory,
  now: number,
): Promise<FeedPage> {
  const feed = await parseArxivFeed(answer.text);
  if (answer.code === 400 || /^Feed error/i.test(feed.title)) throw unknownCategory(category);
  const day = dayOfFeed(feed, now);
  if (feed.rows.length === 0 && feed.skipped.length === 0) return nothingAnnounced(day, since, answer);
  const fingerprint = fingerprintOf(feed.rows.map((row) => `${row.guid} ${row.announceType}`));
  if (fingerprint === since.fingerprint) return sameRows(feed, day, since, now);
  if (day < since.day) return quiet('stale', since, `an old list, of ${day}`);
  return announced(feed, day, fingerprint, answer);
}

function announced(feed: ParsedFeed, day: string, fingerprint: string, answer: FetchAnswer): FeedPage {
  const { records, skipped } = convertRows(feed.rows, day);
  const reasons = [...feed.skipped, ...skipped];
  if (records.length === 0) throw new SourceError('broken', `arXiv sent no usable row (${reasons[0]})`);
  const fresh = records.filter(({ listing }) => listing?.kind === 'new' || listing?.kind === 'cross').length;
  const detail = `${fresh} new, ${records.length - fresh} replaced`;
  return { state: 'ok', day, detail, records, skipped: reasons, fingerprint, validators: [answer.validator] };
}

/** The day its rows were announced, which a stale feed cannot freshen; else its own; else, when that is absurd, ours. */
function dayOfFeed(feed: ParsedFeed, now: number): string {
  const today = dayOf(now, ZONE);
  const days = feed.rows.map((row) => row.day).sort();
  const day = days.at(-1) || feed.day;
  return day > addDays(today, -OLDEST_DAYS) && day <= addDays(today, 1) ? day : today;
}

/** The rows of the last full day stay remembered: a stale feed may bring them after the weekend. */
function nothingAnnounced(day: string, { fingerprint }: FeedMemory, { validator }: FetchAnswer): FeedPage {
  const detail = isWeekend(day)
    ? `no announcement (${weekdayOf(day)})`
    : `no announcement this ${weekdayOf(day)} (arXiv holiday)`;
  return { state: 'empty', day, detail, records: [], skipped: [], fingerprint, validators: [validator] };
}

/** The rows read last time: dressed as a new day they are stale. */
function sameRows(feed: ParsedFeed, day: string, since: FeedMemory, now: number): FeedPage {
  const dressed = day > since.day || (feed.day > day && feed.day > since.day);
  return dressed ? quiet('stale', since, `the list of ${since.day} again`) : nothingNew(since, now);
}

function nothingNew(since: FeedMemory, now: number): FeedPage {
  const today = dayOf(now, ZONE);
  const due = today > since.day && !isWeekend(today) && now >= startOf(today) + READY_MS;
  if (!due) return quiet('unchanged', since, 'as at the last look');
  return quiet('late', since, `nothing yet this ${weekdayOf(today)}`);
}

function quiet(state: FeedState, since: FeedMemory, detail: string): FeedPage {
  const { day, fingerprint } = since;
  return { state, day, detail, records: [], skipped: [], fingerprint, validators: [] };
}

function unknownCategory(category: string): SourceError {
  const name = category.slice(0, 40);
  return new SourceError('rejected', `arXiv has no category "${name}": see arxiv.org/category_taxonomy`);
}
