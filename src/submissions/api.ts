import type { Address, Person, Space } from '../chat/api.ts';
import type { PaperId } from '../papers/api.ts';

export { submittedBy } from './words.ts';

/** A paper that somebody brought in. */
export interface Submission {
  readonly paperId: PaperId;
  readonly personId: string;
  /** '' when the platform told none. */
  readonly byName: string;
  readonly note: string;
  readonly state: 'waiting' | 'in' | 'declined';
  /** `YYYY-MM-DD` in the space's zone. */
  readonly day: string;
  readonly at: number;
}

export interface NewSubmission {
  readonly person: Person;
  readonly space: Space;
  /** The channel whose digest brings it; all of the space's when left out. */
  readonly channel?: Address | undefined;
  readonly paperId: PaperId;
  readonly note: string;
  readonly byName: string;
}

/** Papers that people bring in. */
export interface Submissions {
  /**
   * Enters it in the day's list, or has it wait for a manager. Throws a `UserError` where nobody may, beyond the limits,
   * and for a paper declined before. `joins`: how many others brought it in already.
   */
  submit(submission: NewSubmission): Promise<{ readonly state: 'in' | 'waiting'; readonly joins: number }>;
  /** All of a paper in a space, oldest first. */
  of(spaceId: string, paperId: PaperId): Promise<readonly Submission[]>;
  /** What was let in on a day, oldest first. */
  onDay(spaceId: string, day: string): Promise<readonly Submission[]>;
  /** What waits for a manager, oldest first. */
  waiting(spaceId: string, limit: number): Promise<readonly Submission[]>;
  /** False when none of it waits any more. */
  decide(spaceId: string, paperId: PaperId, verdict: 'in' | 'declined'): Promise<boolean>;
}
