import type { Person } from '../chat/api.ts';

/** One kind of what is held about a person, e.g. `votes`; a row is as it stands in the store, with titles for ids. */
export interface HeldKind {
  /** In a reader's words. */
  readonly what: string;
  readonly rows: readonly object[];
}

/** What is held about a person, and an end of it. */
export interface PersonalData {
  /** Everything; kinds of which nothing is held have no rows. */
  of(personId: string): Promise<readonly HeldKind[]>;
  /**
   * Everything at once, in one transaction. What stays: for each reaction that still stands under a message of ours one
   * keyed hash, until that reaction is gone, so that it does not subscribe or vote again.
   */
  forget(person: Person): Promise<void>;
}
