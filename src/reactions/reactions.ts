import {
  type ChatPlatform,
  type PlatformName,
  type PostedMessage,
  type PostedMessages,
  type PostedRef,
  personId,
  type ReactionEvent,
  type Subject,
} from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import { together } from '../together.ts';
import { plainEmoji } from './emoji.ts';
import { createFollower, type FollowParts } from './follow.ts';
import { InOrder } from './in-order.ts';
import type { ReactionLists } from './reaction-lists.ts';
import { type ReconcileParts, reconcile } from './reconcile.ts';

export interface ReactionParts extends FollowParts {
  readonly lists: ReactionLists;
  readonly posted: PostedMessages;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly onOwn?: ReconcileParts['onOwn'];
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

const READ_EVERY_MS = 3 * 3_600_000;
/** Slack takes some fifty readings a minute, and a card on Discord several requests. */
const READ_A_MINUTE = 30;
/** What cannot be read, for lack of a right as likely as not, is left alone for as long. */
const UNREADABLE_MS = 3_600_000;
/** Messages about one paper are read again only after events were missed, and while people still vote for them. */
const VOTED_FOR_MS = 3 * 24 * 3_600_000;
const MISSED = -1;
/** The bot's own emoji come after the message. */
const SETTLED_MS = 2 * 60_000;
const CARDS_AT_MOST = 500;
const PACE_MS = 1_000;
const LOOKED_UP_AT_ONCE = 100;

export function createReactions(parts: ReactionParts): Reactions {
  const { posted, clock, log, platformOf } = parts;
  const find = together((refs: readonly PostedRef[]) => posted.findAll(refs), LOOKED_UP_AT_ONCE);
  const follow = createFollower(parts);
  // Two readings of one message at once would both be compared with the same list last read.
  const inOrder = new InOrder();

  const read = async (message: PostedMessage): Promise<'read' | 'unread'> => {
    const platform = platformOf(message.ref.platform);
    if (platform?.state().state !== 'connected') return 'unread';
    return inOrder.run(message.id, () => reconcile({ ...parts, follow }, platform, message));
  };

  const tryRead = async (message: PostedMessage): Promise<'read' | 'unread'> => {
    try {
      return await read(message);
    } catch (error) {
      const words = `a topic card's reactions were not read: ${describeError(error)}`;
      log.error({ error, posted: message.id }, words);
      return 'unread';
    }
  };

  const onMissed = async (platform: PlatformName): Promise<void> => {
    await posted.countAsRead({ platform, kind: 'topic' }, 0);
    const postedAfter = clock.now() - VOTED_FOR_MS;
    await posted.countAsRead({ platform, kind: 'paper', postedAfter }, MISSED);
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

    onMissed,

    async readDue(signal) {
      const now = clock.now();
      const postedBefore = now - SETTLED_MS;
      const read = async (which: { kind?: Subject['kind']; readBefore: number }, limit: number) => {
        const due = await posted.unread({ ...which, postedBefore }, limit);
        for (const message of due) {
          if (signal.aborted) break;
          if ((await tryRead(message)) === 'read') continue;
          await posted.countAsRead({ id: message.id }, now - READ_EVERY_MS + UNREADABLE_MS);
        }
        return due.length;
      };
      const cards = await read({ kind: 'topic', readBefore: now - READ_EVERY_MS }, READ_A_MINUTE);
      // Below 0 are those marked after events were missed.
      if (cards < READ_A_MINUTE) await read({ readBefore: 0 }, READ_A_MINUTE - cards);
    },

    async reconcileAll(platform, signal) {
      // What this does not come to, or a stop breaks off, is read in the minutes after.
      await onMissed(platform.name);
      for (const message of await posted.live(platform.name, 'topic', CARDS_AT_MOST)) {
        if (signal?.aborted) return;
        await tryRead(message);
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
