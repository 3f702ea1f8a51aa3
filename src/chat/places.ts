import type { Address, SpaceRef } from './refs.ts';

/** What becomes of places: channels are deleted, spaces left. */
export interface Places {
  /** Nothing is sent there any more, and its messages are gone; an archived channel may come back. */
  channelGone(address: Address, how?: 'deleted' | 'archived'): Promise<void>;
  /** Kept, so that a return finds everything; nothing is sent meanwhile. Seeing the space again ends it. */
  spaceLeft(space: SpaceRef): Promise<void>;
  /** Something there has changed: channels that refused are asked about at once. */
  spaceSeen(space: SpaceRef): Promise<void>;
}
