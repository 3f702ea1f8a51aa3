import type { AnnouncementKind, PaperId } from '../papers/api.ts';

export interface AnnouncedOnce {
  readonly number: number;
  readonly source: string;
  readonly day: string;
  readonly kind: AnnouncementKind;
}

/** Whether it came as news, not as a new version of what was there. */
export const isNew = ({ kind }: AnnouncedOnce) => kind === 'new' || kind === 'cross';

/** A digest that a paper was chosen for, shown or not. */
export interface InDigest {
  readonly dueAt: number;
  /** From 1, best first, over all that fitted. */
  readonly place: number;
  readonly shown: number;
  readonly matched: number;
  readonly isShown: boolean;
  /** As it was said then; '' for one that was folded. */
  readonly reason: string;
  readonly outcome: string;
}

/** What there is to tell of a paper and a place. */
export interface WhyStore {
  /** Newest first. */
  announcements(paperId: PaperId): Promise<readonly AnnouncedOnce[]>;
  /** Of a place's last digests the newest that had the paper. */
  lastDigest(destinationId: string, paperId: PaperId): Promise<InDigest | undefined>;
}
