import type { PaperId } from '../papers/api.ts';

/** A paper that somebody keeps for themselves. */
export interface SavedPaper {
  readonly paperId: PaperId;
  /** Epoch ms. */
  readonly at: number;
}

export interface SavedPapers {
  /** Newest first; `total` counts those beyond `limit` too. */
  of(
    personId: string,
    offset: number,
    limit: number,
  ): Promise<{ readonly saved: readonly SavedPaper[]; readonly total: number }>;
}
