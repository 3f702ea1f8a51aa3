import type { Delivery, DeliveryState } from './delivery.ts';

/** What an attempt came to. */
export interface DeliveryChange {
  readonly state: DeliveryState;
  readonly detail: string;
  readonly notBefore?: number;
  readonly channelId?: string;
  readonly messageId?: string;
  /** Refused for what it says: its papers are not tried again, or one of them would keep every later digest back. */
  readonly unfit?: boolean;
}

/** The outbox's table: one row a message. */
export interface DeliveryStore {
  /** Platforms for which anything is pending or unknown. */
  platforms(): Promise<readonly string[]>;
  /**
   * The next pending messages of a platform, now `sending`: one unless told otherwise. A part waits until the one before
   * it has ended, and a destination gets one after the other.
   */
  claim(platform: string, now: number, leaseUntil: number, limit?: number): Promise<readonly Delivery[]>;
  /**
   * In one transaction: what an attempt or a look-up came to, that a message stands there, and what follows. The parts
   * after one that failed are skipped; the next digest brings what did not arrive; a slot all of whose messages have ended
   * gets its outcome. False when a later attempt has begun or it has ended.
   */
  record(delivery: Delivery, change: DeliveryChange, now: number): Promise<boolean>;
  /** Attempts whose lease ran out before `leaseBefore` are unknown; gives their number. */
  loseLeases(leaseBefore: number, now: number): Promise<number>;
  /** No wait and no lease is that long: what lies beyond this instant was written by a clock that was ahead, and is due now. */
  bringBack(beyond: number, now: number): Promise<void>;
  /** Unknown ones of a platform whose look-up is due. */
  unknown(platform: string, now: number): Promise<readonly Delivery[]>;
  /** Where a part of a digest stands; undefined when it was not sent. */
  messageOf(
    digestId: string,
    part: number,
  ): Promise<{ readonly channelId: string; readonly messageId: string } | undefined>;
  ofDigest(digestId: string): Promise<readonly Delivery[]>;
  /** Skips pending parts of a few slots due before an instant, the next digest brings their papers; gives the digests touched. */
  expire(dueBefore: number, detail: string, now: number): Promise<readonly string[]>;
  /** Skips pending messages that belong to no digest and were made before an instant. */
  expireSingles(madeBefore: number, detail: string, now: number): Promise<void>;
  /** Skips a schedule's digests of which nothing has left yet, the next one brings their papers; gives them. */
  supersede(scheduleId: string, detail: string, now: number): Promise<readonly string[]>;
  /** Skips pending parts of schedules that were turned off; gives the digests touched. */
  dropTurnedOff(detail: string, now: number): Promise<readonly string[]>;
}
