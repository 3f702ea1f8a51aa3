import type { Address, Message, Person, Space } from '../chat/api.ts';

/** A channel's weekly recap as set. */
export interface RecapPlan {
  readonly channel: Address;
  /** Plain words, e.g. "Mon 9:00". */
  readonly when: string;
  readonly zone: string;
  /** The next runs. */
  readonly next: readonly number[];
}

export interface RecapSetting {
  /** As for digests, e.g. "every Monday 9:00"; that when left out. */
  readonly time?: string | undefined;
  /** IANA zone; the digest's, else the space's when absent. */
  readonly zone?: string | undefined;
}

/** What managers ask of recaps. */
export interface RecapDesk {
  /** Throws a `UserError` for an impossible time or zone, with the nearest that exists. */
  set(space: Space, channel: Address, setting: RecapSetting, by: Person): Promise<RecapPlan>;
  /** False when there was none. */
  off(channel: Address): Promise<boolean>;
  of(channel: Address): Promise<RecapPlan | undefined>;
  /** What a recap would post now: chosen and composed by the same function as the tick's. */
  preview(space: Space, channel: Address): Promise<Message>;
}
