import type { ForgottenReactions } from './forgotten-reactions.ts';

/** One person's one emoji under one message, as last known. */
export interface ReactionRow {
  readonly emoji: string;
  readonly personId: string;
  /** False once it was taken away. */
  readonly present: boolean;
  /** Epoch ms: of the platform's event, or when the list was read. */
  readonly at: number;
}

/** The reaction lists as last read. Only the difference from them acts. */
export interface ReactionLists {
  readonly forgotten: ForgottenReactions;
  /** All rows of a message, those taken away too. */
  of(postedId: string): Promise<readonly ReactionRow[]>;
  /** Writes rows, unless what is held is newer. */
  put(postedId: string, rows: readonly ReactionRow[]): Promise<void>;
  /** Notes that the whole list was read now, and drops the taken away rows of before. */
  read(postedId: string, at: number): Promise<void>;
}
