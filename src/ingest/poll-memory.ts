import { isWeekend } from '../sources/days.ts';
import type { FeedPage, PaperSource } from '../sources/source.ts';
import type { FeedGap, FeedRecord, FeedStanding } from './feed-store.ts';
import { papersWords } from './poll-words.ts';

const FAULTS: ReadonlySet<string> = new Set(['unreachable', 'refused', 'broken', 'rejected']);
/** A week's worth. */
const GAPS_KEPT = 5;

export function isFault(standing: FeedStanding): boolean {
  return FAULTS.has(standing);
}

/** What is held of a feed that was never asked. */
export function neverAsked({ feed, source }: Pick<PaperSource, 'feed' | 'source'>): FeedRecord {
  return {
    ...{ feed, source, standing: 'ok', detail: '', day: '', fingerprint: '', gaps: [] },
    ...{ items: 0, skipped: 0, failures: 0, okAt: 0, triedAt: 0, nextAt: 0 },
  };
}

/** What is held once a page is stored. */
export function afterPage(source: PaperSource, held: FeedRecord, page: FeedPage, now: number): FeedRecord {
  const read = page.state !== 'late' && page.state !== 'stale';
  return {
    ...held,
    ...seen(held, page),
    day: read && page.day > held.day ? page.day : held.day,
    fingerprint: page.state === 'ok' ? page.fingerprint : held.fingerprint,
    triedAt: now,
    okAt: page.state === 'stale' ? held.okAt : now,
    gaps: gapsAfter(source, held, page, now),
  };
}

type Seen = Pick<FeedRecord, 'standing' | 'detail' | 'items' | 'skipped'>;

function seen(held: FeedRecord, { state, detail, records, skipped }: FeedPage): Seen {
  const { items } = held;
  if (state === 'ok') return { standing: state, detail, items: records.length, skipped: skipped.length };
  if (state !== 'unchanged') return { ...held, standing: state, detail };
  if (!isFault(held.standing)) return held;
  // It answers again and nothing has changed: what was held before the fault stands.
  const standing = isWeekend(held.day) ? 'empty' : 'ok';
  return { ...held, standing, detail: items > 0 ? papersWords(items) : 'nothing new' };
}

/**
 * Days that the feed passed over, to be read another way: those between what was held and its page; with a stale page, all
 * that should have come by now.
 */
function gapsAfter(source: PaperSource, held: FeedRecord, page: FeedPage, now: number): readonly FeedGap[] {
  const brings = page.state === 'ok' || page.state === 'empty';
  const known = brings
    ? held.gaps.filter(({ day, papers }) => papers === undefined && day !== page.day)
    : held.gaps;
  if (!source.pastDay || held.day === '' || (!brings && page.state !== 'stale')) return known;
  const passed = (source.daysDue?.(held.day, now) ?? []).filter((day) => !brings || day < page.day);
  const fresh = passed.filter((day) => !held.gaps.some((gap) => gap.day === day));
  const all = [...known, ...fresh.map((day) => ({ day }))];
  return all.sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-GAPS_KEPT);
}

export function openGaps({ gaps }: FeedRecord): readonly FeedGap[] {
  return gaps.filter(({ papers }) => papers === undefined);
}
