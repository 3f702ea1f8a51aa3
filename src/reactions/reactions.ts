import {
  type ChatPlatform,
  type PlatformName,
  type PostedMessages,
  type PostedRef,
  personId,
  type ReactionEvent,
} from '../chat/api.ts';
import { together } from '../together.ts';
import { plainEmoji } from './emoji.ts';
import { createFollower, type FollowParts } from './follow.ts';
import { ListReader, type ReaderParts } from './list-reader.ts';

export interface ReactionParts extends FollowParts, Omit<ReaderParts, 'follow'> {
  readonly lists: ReaderParts['lists'];
  readonly posted: PostedMessages;
  readonly clock: ReaderParts['clock'];
}

/** What reactions do. Events are hints: the true list, read again, has the last word. */
export interface Reactions {
  /** Acts at most once for an event; of two about one emoji of one person, the later by the platform's time wins. */
  onReaction(event: ReactionEvent): Promise<void>;
  /** Reads the true list of a message of ours and acts on its difference from the list last read. */
  onChanged(ref: PostedRef): Promise<void>;
  onMessageGone(ref: PostedRef): Promise<void>;
  /** `onChanged` for every live topic card of a platform, newest first, at a gentle pace. */
  reconcileAll(platform: ChatPlatform, signal?: AbortSignal): Promise<void>;
  /** Events of a platform may be lost: all its topic cards, and papers of the last days, are read again in the next minutes. */
  onMissed(platform: PlatformName): Promise<void>;
  /** Reads some of the live topic cards that nobody read for a few hours; called each minute. */
  readDue(signal: AbortSignal): Promise<void>;
}

const LOOKED_UP_AT_ONCE = 100;

export function createReactions(parts: ReactionParts): Reactions {
  const { posted } = parts;
  const find = together((refs: readonly PostedRef[]) => posted.findAll(refs), LOOKED_UP_AT_ONCE);
  const follow = createFollower(parts);
  const reader = new ListReader({ ...parts, follow });

  return {
    async onReaction({ person, posted: ref, emoji, change, at, eventId }) {
      const message = await find(ref);
      if (message === undefined) return;
      await follow({
        ...{ by: 'event', posted: message, personId: personId(person), ref: person },
        ...{ emoji: plainEmoji(emoji), present: change === 'added', at, ...(eventId && { eventId }) },
      });
    },

    async onChanged(ref) {
      const message = await find(ref);
      if (message) await reader.read(message);
    },

    onMessageGone: (ref) => posted.gone(ref),
    reconcileAll: (platform, signal) => reader.readAll(platform, signal),
    onMissed: (platform) => reader.missed(platform),
    readDue: (signal) => reader.readDue(signal),
  };
}
