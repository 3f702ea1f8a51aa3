import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { LIMITS } from '../limits.ts';
import { reactionPath } from '../render/emoji.ts';

/** Puts the bot's own emoji under a message, as handles. The message stands without them, so a failure is only logged. */
export async function seedReactions(
  at: { channelId: string; messageId: string },
  emoji: readonly string[],
  parts: { rest: REST; log: Log },
): Promise<void> {
  for (const one of emoji.slice(0, LIMITS.reactions)) {
    const path = reactionPath(one);
    if (path === undefined) continue;
    try {
      await parts.rest.put(Routes.channelMessageOwnReaction(at.channelId, at.messageId, path));
    } catch (error) {
      parts.log.warn(
        { ...at, emoji: one, reason: describeError(error) },
        'an emoji could not be put under a message',
      );
      // An emoji Discord does not know says nothing about the next one; a missing right does.
      if (!(error instanceof DiscordAPIError) || error.status !== 400) return;
    }
  }
}

/** Takes the bot's own emoji away; what is not there any more is no fault. */
export async function takeSeeds(
  at: { channelId: string; messageId: string },
  emoji: readonly string[],
  { rest, log }: { rest: REST; log: Log },
): Promise<void> {
  for (const path of emoji.flatMap((one) => reactionPath(one) ?? [])) {
    try {
      await rest.delete(Routes.channelMessageOwnReaction(at.channelId, at.messageId, path));
    } catch (error) {
      log.info({ ...at, reason: describeError(error) }, 'an emoji could not be taken from under a message');
    }
  }
}
