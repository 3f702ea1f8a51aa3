import {
  type ChatPlatform,
  type EventsSeen,
  type PostedMessage,
  type PostedRef,
  personId,
  type ReactionEvent,
  type Space,
} from '../chat/api.ts';
import { describeError } from '../errors.ts';
import { apply } from './apply.ts';
import { plainEmoji } from './emoji.ts';
import { InOrder } from './in-order.ts';
import { type ReconcileParts, reconcile } from './reconcile.ts';

export interface ReactionParts extends ReconcileParts {
  readonly events: EventsSeen;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
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

export function createReactions(parts: ReactionParts): Reactions {
  const { posted, events, directory, clock, log, platformOf } = parts;
  // Two changes of one message at once would both be compared with the same list last read.
  const inOrder = new InOrder();

  const withMessage = async (
    ref: PostedRef,
    work: (message: PostedMessage, space: Space) => Promise<void>,
  ): Promise<void> => {
    const message = await posted.find(ref);
    const space = message && (await directory.spaceById(message.spaceId));
    if (message && space) await inOrder.run(message.id, () => work(message, space));
  };

  const onChanged = (ref: PostedRef): Promise<void> =>
    withMessage(ref, async (message, space) => {
      const platform = platformOf(ref.platform);
      if (platform) await reconcile(parts, platform, message, space);
    });

  return {
    onChanged,
    onMessageGone: (ref) => posted.gone(ref),

    onReaction: (event) =>
      withMessage(event.posted, async (message, space) => {
        const { eventId, change, at } = event;
        const { platform } = event.posted;
        if (eventId !== undefined && (await events.has(platform, eventId))) return;
        const emoji = plainEmoji(event.emoji);
        if (await isForgotten(parts.lists, message, event, emoji)) return;
        const person = await directory.person(event.person, space);
        await apply(parts, message, space, { person, emoji, present: change === 'added', at });
        // Only now: an event that could not be followed may come again, and following it twice changes nothing.
        if (eventId !== undefined) await events.firstTime(platform, eventId);
      }),

    async reconcileAll(platform, signal) {
      for (const { ref, id } of await posted.live(platform.name, 'topic', CARDS_AT_MOST)) {
        if (signal?.aborted) return;
        try {
          await onChanged(ref);
        } catch (error) {
          log.error({ error, posted: id }, `a topic card's reactions were not read: ${describeError(error)}`);
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

/** The reaction of somebody forgotten tells nothing until it is taken away; one set anew is a stranger's first. */
async function isForgotten(
  { forgotten }: ReconcileParts['lists'],
  { id }: PostedMessage,
  { person, change, at }: ReactionEvent,
  emoji: string,
): Promise<boolean> {
  const who = personId(person);
  const since = await forgotten.since(id, emoji, who);
  if (since === undefined) return false;
  if (change === 'added' && at <= since) return true;
  await forgotten.end(id, emoji, who);
  return change === 'removed';
}
