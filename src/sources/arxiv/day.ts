import type { PaperRecord } from '../../papers/api.ts';
import { SourceError } from '../source.ts';
import { ARXIV_SOURCE } from './feed-convert.ts';
import { convertEntry } from './query-convert.ts';
import type { QueryAnswer } from './query-parse.ts';
import { type ArxivQueryParts, query } from './request.ts';
import { apiTime, submissionWindow } from './submission-window.ts';

export interface ArxivDay {
  readonly records: readonly PaperRecord[];
  readonly skipped: readonly string[];
}

const PER_PAGE = 200;
/** Read again on the next page, for rows that moved while the pages were read. */
const OVERLAP = 20;
/** Beyond this many results the service gives none (`MAX_RESULTS` in its source). */
const MOST_RESULTS = 10_000;

/**
 * What a category's feed of that day held, by the query API: for days the feed no longer has, and for a stale feed.
 * Replacements are missing, since the API cannot be asked for them. Throws when pages stay away.
 */
export async function arxivDay(
  parts: ArxivQueryParts,
  category: string,
  day: string,
  signal?: AbortSignal,
): Promise<ArxivDay> {
  const window = submissionWindow(day);
  if (!window) return { records: [], skipped: [] };
  // The end counts in the API, the minute before it is ours.
  const range = `[${apiTime(window.from)} TO ${apiTime(window.to - 60_000)}]`;
  const found = new Map<string, PaperRecord>();
  const skipped: string[] = [];
  for await (const page of pages(parts, `cat:${category} AND submittedDate:${range}`, signal)) {
    skipped.push(...page.skipped);
    for (const entry of page.entries) {
      const record = convertEntry(entry);
      const id = record?.identifiers[0]?.value;
      if (record && id !== undefined)
        found.set(id, announced(record, category, day, found.size + 1, found.get(id)));
      else skipped.push(`"${entry.id.slice(0, 60)}" is no arXiv id`);
    }
  }
  return { records: [...found.values()], skipped };
}

/** Pages in an order that new submissions do not change, until no page brings anything that is not known. */
async function* pages(
  parts: ArxivQueryParts,
  search: string,
  signal: AbortSignal | undefined,
): AsyncIterable<QueryAnswer> {
  const known = new Set<string>();
  for (let start = 0; start < MOST_RESULTS; ) {
    const page = await pageAt(parts, search, start, signal);
    const fresh = page.entries.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    yield page;
    const received = page.entries.length + page.skipped.length;
    if (fresh.length === 0 || start + received >= page.total) return;
    start += Math.max(received - OVERLAP, 1);
  }
}

/** A page that is empty though more must come is asked for once more, then it is a fault: never the end of the list. */
async function pageAt(
  parts: ArxivQueryParts,
  search: string,
  start: number,
  signal: AbortSignal | undefined,
): Promise<QueryAnswer> {
  const ask = {
    search_query: search,
    start,
    max_results: PER_PAGE,
    sortBy: 'submittedDate',
    sortOrder: 'ascending',
  };
  for (let tries = 1; ; tries++) {
    const page = await query(parts, ask, signal);
    if (page.entries.length + page.skipped.length > 0 || start >= page.total) return page;
    if (tries === 2)
      throw new SourceError('broken', `arXiv holds back results ${start + 1} to ${page.total}`);
  }
}

function announced(
  record: PaperRecord,
  category: string,
  day: string,
  rank: number,
  known: PaperRecord | undefined,
): PaperRecord {
  const kind = record.categories[0] === category ? 'new' : 'cross';
  return { ...record, listing: { source: ARXIV_SOURCE, day, kind, rank: known?.listing?.rank ?? rank } };
}
