import type { Delivery, DeliveryState } from './delivery.ts';

/** What an attempt came to. */
export interface DeliveryChange {
  readonly state: DeliveryState;
  readonly detail: string;
  readonly notBefore?: number;
  readonly channelId?: string;
  readonly messageId?: string;
}

/** The outbox's table: one row a message. */
export interface DeliveryStore {
  /** Platforms for which anything is pending or unknown. */
  platforms(): Promise<readonly string[]>;
  /** The next pending message of a platform, now `sending`. A part waits until the one before it has ended. */
  claim(platform: string, now: number, leaseUntil: number): Promise<Delivery | undefined>;
  /** Records what an attempt came to; false when a later attempt has begun or it has ended. */
  record(delivery: Delivery, from: DeliveryState, change: DeliveryChange, now: number): Promise<boolean>;
  /** Attempts whose lease ran out before `leaseBefore` are unknown; gives their number. */
  loseLeases(leaseBefore: number, now: number): Promise<number>;
  /** Unknown ones of a platform whose look-up is due. */
  unknown(platform: string, now: number): Promise<readonly Delivery[]>;
  ofDigest(digestId: string): Promise<readonly Delivery[]>;
  /** Pending parts of slots due before an instant are skipped; gives the digests touched. */
  expire(dueBefore: number, detail: string, now: number): Promise<readonly string[]>;
  /** Skips a schedule's digests of which nothing has left yet; gives them. */
  supersede(scheduleId: string, detail: string, now: number): Promise<readonly string[]>;
  /** Skips what is still pending of a digest. */
  skipRest(digestId: string, detail: string, now: number): Promise<void>;
}
