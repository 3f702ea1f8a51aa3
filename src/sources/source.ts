import type { PaperRecord } from '../papers/api.ts';

/** What is remembered of a feed between polls. Days are `YYYY-MM-DD` in the source's calendar, times epoch ms. */
export interface FeedMemory {
  /** The newest day read whole; '' before the first. */
  readonly day: string;
  readonly okAt: number;
  readonly triedAt: number;
  /** Polls failed in a row. */
  readonly failures: number;
  /** The newest ids read, hashed: what tells a stale answer from a new one. */
  readonly fingerprint: string;
}

/** How a poll ended, so that a quiet day and a failure never look alike. */
export type FeedState =
  /** Papers came. */
  | 'ok'
  /** The source says that it announces nothing that day (weekend, holiday). */
  | 'empty'
  /** Nothing yet, though there should be: asked again soon. */
  | 'late'
  /** An old answer dressed as new: asked again soon. */
  | 'stale'
  /** Not changed since the last poll. */
  | 'unchanged';

/** One day's worth of a feed: whole or not at all. */
export interface FeedPage {
  readonly state: FeedState;
  readonly day: string;
  /** For a person: "26 papers", "no announcement (Saturday)". */
  readonly detail: string;
  readonly records: readonly PaperRecord[];
  /** Bad records, left out: one reason each. */
  readonly skipped: readonly string[];
  readonly fingerprint: string;
  /** To be remembered once the page is stored, never before. */
  readonly validators: readonly Validator[];
}

/** What lets the next request ask "anything new?". */
export interface Validator {
  readonly url: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** One thing polled: Hugging Face Daily Papers, one arXiv category. */
export interface PaperSource {
  /** Unique, e.g. `hf-daily`, `arxiv:cs.CL`. */
  readonly feed: string;
  /** As in `Listing.source`, e.g. `hf-daily`, `arxiv`. */
  readonly source: string;
  /** In words: "Hugging Face", "arXiv cs.CL". */
  readonly name: string;
  /** When to ask next, given what is remembered: never more often than the source wants. */
  nextPollAt(memory: FeedMemory, now: number): number;
  /** What was announced since; throws a `SourceError` when the source did not answer properly. */
  announcements(since: FeedMemory, signal: AbortSignal): AsyncIterable<FeedPage>;
  /** Days after `day` ('' for none) that it should have announced by `now`, oldest first, a few at most. */
  daysDue?(day: string, now: number): readonly string[];
  /** A day told another way, for days that the feed itself did not bring. Throws a `SourceError`. */
  pastDay?(day: string, signal: AbortSignal): Promise<Pick<FeedPage, 'records' | 'skipped'>>;
}

export type SourceFault =
  /** No answer: network, time-out, cut off midway. */
  | 'unreachable'
  /** 429, 503 and the like. */
  | 'refused'
  /** An answer of another kind than asked: an error page, a login, half a document. */
  | 'broken'
  /** 4xx: asked for something that is not there. */
  | 'rejected';

/** The source did not answer properly. Never means "no papers". */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly fault: SourceFault;
  /** The wait the source asked for, else 0. */
  readonly retryAfterMs: number;
  constructor(fault: SourceFault, message: string, retryAfterMs = 0, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
  }
}

/** One step of reading a file: a paper, or a place that holds none. */
export type FileItem =
  | { readonly line: number; readonly record: PaperRecord }
  | { readonly line: number; readonly problem: string };
