import type { webApi } from '@slack/bolt';
import { writtenEmoji } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { customName, slackNameOf } from '../render/emoji.ts';

/** Why the bot cannot put an emoji under messages here, with the way out; undefined when it can, or nobody can tell. */
export async function emojiProblem(
  emoji: string,
  { client, log }: { client: webApi.WebClient; log: Log },
): Promise<string | undefined> {
  const name = slackNameOf(emoji);
  if (name === undefined) return `Slack has no name for ${writtenEmoji(emoji)}. ${WAY_OUT}`;
  if (customName(emoji) === undefined) return undefined;
  try {
    // Slack knows standard ones by more names than we do.
    const { emoji: own = {}, categories = [] } = await client.emoji.list({ include_categories: true });
    const isStandard = categories.some(({ emoji_names: names = [] }) => names.includes(name));
    return isStandard || Object.hasOwn(own, name)
      ? undefined
      : `:${name}: is neither a standard emoji nor one of this workspace's own. ${WAY_OUT}`;
  } catch (error) {
    // Without the scope nobody can tell.
    log.info({ reason: describeError(error) }, "the workspace's own emoji could not be looked up");
    return undefined;
  }
}

const WAY_OUT = "Choose a standard one such as 🧲, or one of this workspace's own.";
