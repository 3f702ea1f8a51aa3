import type { webApi } from '@slack/bolt';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { LIMITS } from '../limits.ts';
import { slackNameOf } from '../render/emoji.ts';
import { codeOf } from '../web/failures.ts';

/** Puts the bot's own emoji under a message, as handles. The message stands without them, so a failure is only logged. */
export async function seedReactions(
  at: { channelId: string; messageId: string },
  emoji: readonly string[],
  parts: { client: webApi.WebClient; log: Log },
): Promise<void> {
  for (const one of emoji.slice(0, LIMITS.reactions)) {
    const name = slackNameOf(one);
    if (name === undefined) {
      parts.log.warn({ ...at, emoji: one }, 'Slack has no name for an emoji');
      continue;
    }
    try {
      await parts.client.reactions.add({ channel: at.channelId, timestamp: at.messageId, name });
    } catch (error) {
      const code = codeOf(error);
      if (code === 'already_reacted') continue;
      parts.log.warn(
        { ...at, emoji: one, reason: describeError(error) },
        'an emoji could not be put under a message',
      );
      // A name Slack does not know says nothing about the next one; a missing right does.
      if (code !== 'invalid_name') return;
    }
  }
}

/** Takes the bot's own emoji away; what is not there any more is no fault. */
export async function takeSeeds(
  at: { channelId: string; messageId: string },
  emoji: readonly string[],
  { client, log }: { client: webApi.WebClient; log: Log },
): Promise<void> {
  for (const name of emoji.flatMap((one) => slackNameOf(one) ?? [])) {
    try {
      await client.reactions.remove({ channel: at.channelId, timestamp: at.messageId, name });
    } catch (error) {
      log.info({ ...at, reason: describeError(error) }, 'an emoji could not be taken from under a message');
    }
  }
}
