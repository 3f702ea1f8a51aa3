import type { FeedMemory, FeedState, SourceFault, Validator } from '../sources/source.ts';

/** How the last poll of a feed ended: with an answer, or with a fault. */
export type FeedStanding = Exclude<FeedState, 'unchanged'> | SourceFault;

/** A day that a feed itself did not bring; `papers` once it was read another way. */
export interface FeedGap {
  readonly day: string;
  readonly papers?: number;
}

/** All that is held of one feed. Times are epoch ms, 0 for never. */
export interface FeedRecord extends FeedMemory {
  readonly feed: string;
  /** As in `Listing.source`. */
  readonly source: string;
  readonly standing: FeedStanding;
  /** What was seen, or what went wrong, in words. */
  readonly detail: string;
  /** Papers of the newest page that had any, and records of it that could not be used. */
  readonly items: number;
  readonly skipped: number;
  readonly nextAt: number;
  /** Oldest first, the last few days only. */
  readonly gaps: readonly FeedGap[];
}

/** What is held of each feed, over restarts. */
export interface FeedStore {
  all(): Promise<readonly FeedRecord[]>;
  put(record: FeedRecord): Promise<void>;
}

/** Where validators go once what they stand for is stored. */
export interface ValidatorKeeper {
  put(validators: readonly Validator[]): Promise<void>;
}
