import type { PaperId } from '../papers/api.ts';

/** Papers announced lately (new or cross-listed), counted back from the newest day held. */
export interface RecentPapers {
  /** The newest announcement's number; 0 when none is held. */
  newestNumber(): Promise<number>;
  /** The newest `days` calendar days. */
  lastDays(days: number, limit: number): Promise<RecentWindow>;
}

export interface RecentWindow {
  /** Days with announcements, `YYYY-MM-DD`, oldest first. */
  readonly days: readonly string[];
  /** All papers in it. */
  readonly total: number;
  /** The newest of them, newest first, at most `limit`. */
  readonly paperIds: readonly PaperId[];
}
