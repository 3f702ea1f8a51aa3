import type { ChatPlatform, PostedMessage, PostedMessages } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { differences, standing } from './differences.ts';
import type { ReactionLists } from './reaction-lists.ts';
import type { Told } from './told.ts';

export interface ReconcileParts {
  readonly posted: Pick<PostedMessages, 'gone'>;
  readonly lists: ReactionLists;
  readonly follow: (told: Told) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Told which emoji of the bot's own stand under a message. */
  readonly onOwn?: ((message: PostedMessage, own: readonly string[]) => Promise<void>) | undefined;
}

/** Reads the true list of a message and acts on its difference from the list last read; says whether it could be read. */
export async function reconcile(
  { posted, lists, follow, clock, log, onOwn }: ReconcileParts,
  platform: ChatPlatform,
  message: PostedMessage,
): Promise<'read' | 'unread'> {
  const readAt = clock.now();
  // Held before the list is asked for: what an event changes meanwhile is newer than the list.
  const rows = await lists.of(message.id);
  const list = await platform.reactions(message.ref);
  switch (list.state) {
    case 'gone':
      await posted.gone(message.ref);
      return 'read';
    case 'unavailable':
      log.warn({ detail: list.detail, posted: message.id }, 'a reaction list could not be read');
      return 'unread';
    case 'read': {
      const told = differences(rows, list, platform.name).map(
        (difference): Told => ({ by: 'list', posted: message, ...difference, at: readAt }),
      );
      await Promise.all(told.map(follow));
      await lists.forgotten.keepOnly(message.id, standing(list, platform.name));
      await lists.read(message.id, readAt);
      if (list.own) await onOwn?.(message, list.own);
      return 'read';
    }
  }
}
