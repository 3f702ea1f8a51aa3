import type { Address, Trusted } from '../chat/api.ts';

/** A group of people that a space trusts, as its platform names it. */
export interface ListedGroup {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
}

/** Who may manage beside those whom the platform's own rights let. */
export interface Managers {
  /** Whoever set a channel's digest or recap, and the groups listed for its space. */
  trusted(spaceId: string, channel: Pick<Address, 'platform' | 'channelId'>): Promise<Trusted>;
  listed(spaceId: string): Promise<readonly ListedGroup[]>;
  list(spaceId: string, group: ListedGroup): Promise<void>;
  /** False when it was not listed. */
  unlist(spaceId: string, groupId: string): Promise<boolean>;
}
