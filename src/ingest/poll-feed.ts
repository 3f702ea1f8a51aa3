import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { PaperRecord } from '../papers/api.ts';
import { type FeedPage, type PaperSource, SourceError } from '../sources/source.ts';
import type { FeedRecord, FeedStore, ValidatorKeeper } from './feed-store.ts';
import { afterPage, openGaps } from './poll-memory.ts';
import { nextAfter } from './poll-next.ts';
import type { PaperWriter } from './writer.ts';

export interface FeedParts {
  readonly writer: Pick<PaperWriter, 'put'>;
  readonly feeds: FeedStore;
  readonly validators: ValidatorKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Called whenever papers were stored. */
  readonly onStored?: () => void;
}

/** A poll under way. */
interface Poll extends FeedParts {
  readonly source: PaperSource;
  readonly signal: AbortSignal;
}

/**
 * Asks one source once and stores what it tells; gives what is then held of it. A fault of the source is part of that,
 * never thrown. Throws when it was stopped or the store failed: then the pages stored so far are remembered.
 */
export async function pollFeed(parts: FeedParts, source: PaperSource, held: FeedRecord, signal: AbortSignal) {
  const poll: Poll = { ...parts, source, signal };
  const read = await orFault(poll, () => takePages(poll, held), held);
  const gaps = read.fault ? read : await orFault(poll, () => fillGaps(poll, read.record), read.record);
  const { fault } = gaps;
  const failures = fault ? held.failures + 1 : 0;
  const told = read.fault ? { standing: read.fault.fault, detail: read.fault.message } : {};
  const now = parts.clock.now();
  const record = { ...gaps.record, ...told, failures, triedAt: now };
  const chance = parts.clock.random();
  const nextAt = nextAfter(source, record, now, { retryAfterMs: fault?.retryAfterMs ?? 0, chance });
  const after = { ...record, nextAt };
  await parts.feeds.put(after);
  return after;
}

interface Outcome {
  readonly record: FeedRecord;
  readonly fault?: SourceError;
}

/** The steps of a poll give what is held after each; the last one given before a fault stands. */
async function orFault(
  { source, log }: Poll,
  steps: () => AsyncIterable<FeedRecord>,
  held: FeedRecord,
): Promise<Outcome> {
  let record = held;
  try {
    for await (const after of steps()) record = after;
    return { record };
  } catch (fault) {
    if (!(fault instanceof SourceError)) throw fault;
    log.warn({ feed: source.feed, fault: fault.fault, reason: describeError(fault) }, 'no proper answer');
    return { record, fault };
  }
}

async function* takePages(poll: Poll, held: FeedRecord): AsyncIterable<FeedRecord> {
  let record = held;
  for await (const page of poll.source.announcements(held, poll.signal)) {
    await store(poll, page.day, page);
    record = afterPage(poll.source, record, page, poll.clock.now());
    // In this order: a validator that stood for a page not remembered would hide that page for good.
    await poll.feeds.put(record);
    await poll.validators.put(page.validators);
    yield record;
  }
}

async function* fillGaps(poll: Poll, held: FeedRecord): AsyncIterable<FeedRecord> {
  let record = held;
  for (const { day } of openGaps(held)) {
    const told = await poll.source.pastDay?.(day, poll.signal);
    if (!told) return;
    await store(poll, day, told);
    const papers = told.records.length;
    const gaps = record.gaps.map((gap) => (gap.day === day ? { day, papers } : gap));
    record = { ...record, gaps };
    await poll.feeds.put(record);
    yield record;
  }
}

/** As the writer wants them. */
const BATCH = 100;

async function store(poll: Poll, day: string, told: Pick<FeedPage, 'records' | 'skipped'>): Promise<void> {
  const { records, skipped } = told;
  let announced = 0;
  for (let from = 0; from < records.length; from += BATCH) {
    poll.signal.throwIfAborted();
    announced += await put(poll, records.slice(from, from + BATCH));
  }
  const { feed } = poll.source;
  if (announced > 0) poll.log.info({ feed, day, papers: records.length, announced }, 'papers announced');
  if (skipped.length > 0) {
    poll.log.warn({ feed, day, skipped: skipped.length, first: skipped[0] }, 'records left out');
  }
}

async function put({ writer, onStored }: Poll, records: readonly PaperRecord[]): Promise<number> {
  const results = await writer.put(records);
  onStored?.();
  return results.filter(({ announcement }) => announcement !== undefined).length;
}
