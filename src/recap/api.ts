import type { Address, Message, Person, Space } from '../chat/api.ts';
import type { ZoneFrom } from '../digest/api.ts';

/** A channel's weekly recap as set. */
export interface RecapPlan {
  readonly channel: Address;
  /** Plain words, e.g. "every Monday 9:00". */
  readonly when: string;
  readonly zone: string;
  readonly zoneFrom: ZoneFrom;
  /** The next three runs. */
  readonly next: readonly number[];
}

export interface RecapSetting {
  /** As for digests, e.g. "every Friday 16:00 Berlin"; as it was when left out, every Monday 9:00 for a new one. */
  readonly time?: string | undefined;
  /** IANA zone; when absent as it was, else that of the channel's digest, else a guess. */
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
