import type { PaperId } from '../../papers/api.ts';

/** A day on which a source announced something new, `YYYY-MM-DD` in its own calendar. */
export interface AnnouncementDay {
  readonly source: string;
  readonly day: string;
}

/** A paper with the day on which it came first, whoever listed it again later. */
export interface FirstNews extends AnnouncementDay {
  readonly paperId: PaperId;
  /** Grows when the paper's text changes. */
  readonly change: number;
}

/** What was announced lately (new or cross-listed), for trying rules on. */
export interface RecentNews {
  /** Another one when something was announced, or a paper changed. */
  state(): Promise<string>;
  /** The last `days` announcement days of each source, oldest first; of one that fell silent weeks ago, none. */
  announcementDays(days: number): Promise<readonly AnnouncementDay[]>;
  /** Papers that no earlier day brought, in order of announcement. */
  firstNewsOn(day: string, limit: number): Promise<readonly FirstNews[]>;
}
