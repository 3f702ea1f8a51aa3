import type { AnnouncementKind, Paper, PaperId } from './paper.ts';

/** One paper in a day's list. */
export interface PaperOnDay {
  readonly paper: Paper;
  readonly source: string;
  readonly kind: AnnouncementKind;
}

/** A day's papers, most voted first, then in the source's order; with the days held before and after it. */
export interface PaperDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly papers: readonly PaperOnDay[];
  readonly previous?: string;
  readonly next?: string;
}

/** A paper with what moved it up. */
export interface TrendingPaper {
  readonly paper: Paper;
  /** Votes for it less those against it, over all time. */
  readonly votesHere: number;
  /** Those cast in the time asked for. */
  readonly newHere: number;
  /** At the source where it has most. */
  readonly upvotes: number;
}

/** What commands ask of the papers held. */
export interface PaperLibrary {
  /** In the order asked; ids merged away lead to the paper they became; unknown ids are left out. */
  byIds(ids: readonly PaperId[]): Promise<readonly Paper[]>;
  /** A paper held, by our id, an arXiv id or any arXiv, Hugging Face, DOI or ACL Anthology link. */
  resolve(idOrLink: string): Promise<Paper | undefined>;
  /** Like `resolve`, and asks the sources when it is not held. Throws a `UserError` when none has it or none answers. */
  obtain(idOrLink: string): Promise<Paper>;
  /** New and cross-listed papers of that day; undefined when nothing was announced. */
  day(day: string): Promise<PaperDay | undefined>;
  latestDay(): Promise<string | undefined>;
  /** The newest days held, newest first, each with its number of papers. */
  days(limit: number): Promise<readonly { readonly day: string; readonly papers: number }[]>;
  /**
   * Papers announced or voted for here in the `days` days up to and including `until`: by votes at the sources and in this
   * space, where a vote counts half with each `days` days that pass.
   */
  trending(ask: {
    until: string;
    days: number;
    spaceId?: string;
    limit: number;
  }): Promise<readonly TrendingPaper[]>;
  count(): Promise<number>;
}
