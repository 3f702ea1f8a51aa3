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
  /** The next pending message of a platform, now `sending`. A part waits until the one before it has ended. */
  claim(platform: string, now: number, leaseUntil: number): Promise<Delivery | undefined>;
  /**
   * In one transaction: what an attempt or a look-up came to, and what follows. The parts after one that failed are
   * skipped; the next digest brings what did not arrive. False when a later attempt has begun or it has ended.
   */
  record(delivery: Delivery, change: DeliveryChange, now: number): Promise<boolean>;
  /** Attempts whose lease ran out before `leaseBefore` are unknown; gives their number. */
  loseLeases(leaseBefore: number, now: number): Promise<number>;
  /** Unknown ones of a platform whose look-up is due. */
  unknown(platform: string, now: number): Promise<readonly Delivery[]>;
  ofDigest(digestId: string): Promise<readonly Delivery[]>;
  /** Skips pending parts of a few slots due before an instant, the next digest brings their papers; gives the digests touched. */
  expire(dueBefore: number, detail: string, now: number): Promise<readonly string[]>;
  /** Skips a schedule's digests of which nothing has left yet, the next one brings their papers; gives them. */
  supersede(scheduleId: string, detail: string, now: number): Promise<readonly string[]>;
  /** Skips pending parts of schedules that were turned off; gives the digests touched. */
  dropTurnedOff(detail: string, now: number): Promise<readonly string[]>;
}
