import {
  type ChatPlatform,
  type PostedMessage,
  type PostedMessages,
  type PostedRef,
  personId,
  type ReactionEvent,
} from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import { together } from '../together.ts';
import { plainEmoji } from './emoji.ts';
import { createFollower, type FollowParts } from './follow.ts';
import { InOrder } from './in-order.ts';
import type { ReactionLists } from './reaction-lists.ts';
import { reconcile } from './reconcile.ts';

export interface ReactionParts extends FollowParts {
  readonly lists: ReactionLists;
  readonly posted: PostedMessages;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly clock: Clock;
  readonly log: Log;
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
}

const CARDS_AT_MOST = 500;
const PACE_MS = 1_000;
const LOOKED_UP_AT_ONCE = 100;

export function createReactions(parts: ReactionParts): Reactions {
  const { posted, clock, log, platformOf } = parts;
  const find = together((refs: readonly PostedRef[]) => posted.findAll(refs), LOOKED_UP_AT_ONCE);
  const follow = createFollower(parts);
  // Two readings of one message at once would both be compared with the same list last read.
  const inOrder = new InOrder();

  const read = async (message: PostedMessage): Promise<void> => {
    const platform = platformOf(message.ref.platform);
    if (platform) await inOrder.run(message.id, () => reconcile({ ...parts, follow }, platform, message));
  };

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
      if (message) await read(message);
    },

    onMessageGone: (ref) => posted.gone(ref),

    async reconcileAll(platform, signal) {
      for (const message of await posted.live(platform.name, 'topic', CARDS_AT_MOST)) {
        if (signal?.aborted) return;
        try {
          await read(message);
        } catch (error) {
          const words = `a topic card's reactions were not read: ${describeError(error)}`;
          log.error({ error, posted: message.id }, words);
        }
        await pause(PACE_MS);
      }

      async function pause(ms: number): Promise<void> {
        try {
          await clock.sleep(ms, signal);
        } catch (reason) {
          if (!signal?.aborted) throw reason;
        }
      }
    },
  };
}
