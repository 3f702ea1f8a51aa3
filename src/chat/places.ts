import type { Address, SpaceRef } from './platform.ts';

/** What becomes of places: channels are deleted, spaces left. */
export interface Places {
  /** Nothing is sent there any more, and its messages are gone. */
  channelGone(address: Address): Promise<void>;
  /** Kept, so that a return finds everything; nothing is sent meanwhile. Seeing the space again ends it. */
  spaceLeft(space: SpaceRef): Promise<void>;
}
