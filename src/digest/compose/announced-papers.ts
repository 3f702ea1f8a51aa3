import type { PaperId } from '../../papers/api.ts';

/** One piece of news: a source listed a paper as new or cross-listed. */
export interface News {
  readonly number: number;
  readonly paperId: PaperId;
  readonly source: string;
  /** `YYYY-MM-DD` in the source's calendar. */
  readonly day: string;
}

/** The announcements that digests choose from. */
export interface AnnouncedPapers {
  /** The newest announcement's number; 0 when none is held. */
  newestNumber(): Promise<number>;
  /** The newest day on which anything was announced. */
  newestDay(): Promise<string | undefined>;
  /** News numbered above `number` and up to `upTo`, in order of number. */
  after(number: number, upTo: number, limit: number): Promise<readonly News[]>;
  /** The number just below the first of that day's. */
  beforeDay(day: string): Promise<number>;
}
