import type { PostingNeeds } from '../../chat/api.ts';
import type { Destination } from '../schedule/schedule.ts';

/** A channel of a running digest where nothing can be posted as things stand. */
export interface RefusedDestination {
  readonly destination: Destination;
  /** Refused since. */
  readonly since: number;
  /** When its rights were last asked for; 0 for never, below 0 when something there has changed since. */
  readonly checkedAt: number;
  /** When the person who set the digest was told of this, 0 before. It was refused again if that lies before `since`. */
  readonly toldAt: number;
  /** What its digests are made of. */
  readonly needs: PostingNeeds;
}

/** Channels that refused a message, and the way back. */
export interface RecoveryStore {
  /** Not those of spaces that were left, and nobody's direct messages. Least recently asked for first. */
  refused(): Promise<readonly RefusedDestination[]>;
  /** Still refused, for this reason. */
  stillRefused(id: string, reason: string, now: number): Promise<void>;
  /**
   * In one transaction: it can be posted there again, and the last slot, when it failed for this and was due after an
   * instant, is run once more; what it had sent stays sent. False when somebody changed it meanwhile.
   */
  recover(refused: RefusedDestination, dueAfter: number, now: number): Promise<boolean>;
}
