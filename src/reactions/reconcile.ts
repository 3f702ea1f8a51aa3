import type { ChatPlatform, PostedMessage, PostedMessages, Space } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { type ApplyParts, apply } from './apply.ts';
import { type Difference, differences, standing } from './differences.ts';

export interface ReconcileParts extends ApplyParts {
  readonly posted: PostedMessages;
  readonly clock: Clock;
}

/** Reads the true list of a message and acts on its difference from the list last read. */
export async function reconcile(
  parts: ReconcileParts,
  platform: ChatPlatform,
  message: PostedMessage,
  space: Space,
): Promise<void> {
  const readAt = parts.clock.now();
  const list = await platform.reactions(message.ref);
  switch (list.state) {
    case 'gone':
      return parts.posted.gone(message.ref);
    case 'unavailable':
      parts.log.warn({ detail: list.detail, posted: message.id }, 'a reaction list could not be read');
      return;
    case 'read': {
      const rows = await parts.lists.of(message.id);
      for (const difference of differences(rows, list, platform.name)) {
        await applyDifference(parts, message, space, difference, readAt);
      }
      await parts.lists.forgotten.keepOnly(message.id, standing(list, platform.name));
      return parts.lists.read(message.id, readAt);
    }
  }
}

async function applyDifference(
  parts: ReconcileParts,
  message: PostedMessage,
  space: Space,
  { ref, personId, emoji, present }: Difference,
  at: number,
): Promise<void> {
  const { directory, lists } = parts;
  if (present && (await lists.forgotten.since(message.id, emoji, personId)) !== undefined) return;
  const person = ref ? await directory.person(ref, space) : await directory.personById(personId);
  if (person) await apply(parts, message, space, { person, emoji, present, at });
}
