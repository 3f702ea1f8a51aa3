import type { HeldDelivery } from './held-message.ts';

/** Which attempt of which message a person's word is about. */
export interface HeldAttempt {
  readonly key: string;
  readonly attempts: number;
}

/** What is held in channels, and what managers make of it. Each change happens once, whoever asks, however often. */
export interface HeldStore {
  /** Of a space, oldest first. */
  ofSpace(spaceId: string): Promise<readonly HeldDelivery[]>;
  get(key: string): Promise<HeldDelivery | undefined>;
  /** To be sent again, and what waited behind it after it. False when it is not held any more, or held anew. */
  release(attempt: HeldAttempt, reason: string, now: number): Promise<boolean>;
  /** Given up: its papers count as had, and what waited behind it is sent. False as for `release`. */
  drop(attempt: HeldAttempt, reason: string, now: number): Promise<boolean>;
  /** It stands there: what waited behind it is sent. False as for `release`. */
  found(
    attempt: HeldAttempt,
    at: { readonly channelId: string; readonly messageId: string },
    reason: string,
    now: number,
  ): Promise<boolean>;
  /** Parts that waited since slots before an instant; the next digest brings their papers. Gives the digests touched. */
  endWaiting(dueBefore: number, detail: string, now: number): Promise<readonly string[]>;
  /** Held since before an instant. */
  heldBefore(instant: number): Promise<readonly HeldAttempt[]>;
}
