import type { PaperId } from '../papers/api.ts';
import type { Submission } from './api.ts';

export interface SubmissionRow extends Submission {
  readonly spaceId: string;
  /** '' for every channel of the space. */
  readonly channelId: string;
}

export interface SubmissionStore {
  /** Once a person, paper and space; the note of a second time counts. */
  put(row: SubmissionRow): Promise<void>;
  of(spaceId: string, paperId: PaperId): Promise<readonly Submission[]>;
  onDay(spaceId: string, day: string): Promise<readonly Submission[]>;
  waiting(spaceId: string, limit: number): Promise<readonly Submission[]>;
  decide(spaceId: string, paperId: PaperId, verdict: 'in' | 'declined', at: number): Promise<boolean>;
  /** How many since an instant, by one person and in the whole space. */
  since(
    at: number,
    personId: string,
    spaceId: string,
  ): Promise<{ readonly own: number; readonly all: number }>;
}
