import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { writtenEmoji } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { customId, reactionPath } from '../render/emoji.ts';

/** Why the bot cannot put an emoji under messages of a server, with the way out; undefined when it can, or nobody can tell. */
export async function emojiProblem(
  emoji: string,
  guild: string | undefined,
  { rest, log }: { rest: REST; log: Log },
): Promise<string | undefined> {
  if (reactionPath(emoji) === undefined)
    return `Discord does not know the emoji ${writtenEmoji(emoji)}. ${WAY_OUT}`;
  const id = customId(emoji);
  if (id === undefined || guild === undefined) return undefined;
  try {
    await rest.get(Routes.guildEmoji(guild, id));
    return undefined;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404)
      return `${writtenEmoji(emoji)} is not one of this server's own emoji, so I cannot react with it. ${WAY_OUT}`;
    log.warn({ reason: describeError(error) }, 'an emoji could not be looked up');
    return undefined;
  }
}

const WAY_OUT = "Choose a standard one such as 🧲, or one of this server's own.";
