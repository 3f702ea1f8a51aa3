import type { PersonRef, PostedMessage } from '../chat/api.ts';

/** A person's emoji under a message of ours as it is now, told by an event or by a list read. */
export interface Told {
  readonly by: 'event' | 'list';
  readonly posted: PostedMessage;
  readonly personId: string;
  /** Absent for whoever is known only as a row held. */
  readonly ref?: PersonRef;
  /** As `plainEmoji` makes it. */
  readonly emoji: string;
  readonly present: boolean;
  /** Epoch ms: the platform's time of the event, or when the list was read. */
  readonly at: number;
  /** What was held of it before the list was asked for; absent when nothing was. */
  readonly heldAt?: number;
  /** The platform's own id of the event. */
  readonly eventId?: string;
}
