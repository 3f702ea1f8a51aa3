import { isWeekend, weekdayOf } from '../sources/days.ts';
import type { PaperSource } from '../sources/source.ts';
import type { SourceStatus } from '../status/api.ts';
import type { FeedRecord } from './feed-store.ts';
import { isFault, openGaps } from './poll-memory.ts';
import { dueAt } from './poll-next.ts';
import { clockWords, dayWords, listWords, papersWords } from './poll-words.ts';

/** How a source does, for a person. `held` is what its last poll left. */
export function statusOf(source: PaperSource, held: FeedRecord, now: number): SourceStatus {
  // A source that owes no days tells more of papers that others announce.
  const about = { name: source.name, ...(!source.daysDue && { supplementary: true as const }) };
  if (held.triedAt === 0) {
    const detail = `first asked at ${clockWords(dueAt(source, held, now), now)} UTC`;
    return { ...about, state: 'waiting', detail, okAt: 0 };
  }
  return { ...about, state: stateOf(held), detail: detailOf(held, now), okAt: held.okAt };
}

function stateOf(held: FeedRecord): string {
  const { standing } = held;
  if (isFault(standing)) return standing === 'refused' ? 'refused' : 'failing';
  return standing !== 'stale' && openGaps(held).length > 0 ? 'partial' : standing;
}

function detailOf(held: FeedRecord, now: number): string {
  const looked = `${clockWords(held.triedAt, now)} UTC`;
  const next = clockWords(held.nextAt, now);
  switch (held.standing) {
    case 'ok':
      return `${held.detail}, ${looked}${missing(held, now)}`;
    case 'empty':
      return `announced nothing (${quietDay(held.day)}), ${looked}${missing(held, now)}`;
    case 'late':
      return `${held.detail}, ${looked}; next look ${next}`;
    case 'stale':
      return `nothing fresh since ${dayWords(held.day, now)}${otherwise(held, now)}; next look ${next} UTC`;
    case 'unreachable':
      return held.okAt === 0
        ? `has not answered yet; next try ${next} UTC`
        : `has not answered since ${clockWords(held.okAt, now)} UTC; next try ${next}`;
    case 'refused':
    case 'broken':
    case 'rejected':
      return `${held.detail}; next try ${next} UTC`;
  }
}

function quietDay(day: string): string {
  return isWeekend(day) ? weekdayOf(day) : `${weekdayOf(day)}, a holiday`;
}

function missing(held: FeedRecord, now: number): string {
  const days = openGaps(held).map(({ day }) => dayWords(day, now));
  return days.length === 0
    ? ''
    : `; ${listWords(days)} still missing, next try ${clockWords(held.nextAt, now)}`;
}

/** What came another way meanwhile. */
function otherwise({ gaps }: FeedRecord, now: number): string {
  const filled = gaps.filter(({ papers }) => papers !== undefined);
  const papers = filled.reduce((sum, gap) => sum + (gap.papers ?? 0), 0);
  const days = listWords(filled.map(({ day }) => dayWords(day, now)));
  return filled.length === 0 ? '' : `; ${papersWords(papers)} of ${days} found by query`;
}
