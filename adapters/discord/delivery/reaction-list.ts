import { type APIMessage, type APIUser, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { PostedRef, ReactionList } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import { LIMITS } from '../limits.ts';
import { neutralEmoji } from '../render/emoji.ts';

const PAGES = 50;

/** Who reacted with what, read whole; bots are left out. */
export async function readReactions(posted: PostedRef, rest: REST): Promise<ReactionList> {
  try {
    const message = (await rest.get(Routes.channelMessage(posted.channelId, posted.messageId))) as APIMessage;
    const reactions = [];
    const own = (message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => neutralEmoji(emoji));
    for (const { emoji } of message.reactions ?? []) {
      const path = encodeURIComponent(emoji.id ? `${emoji.name ?? '_'}:${emoji.id}` : (emoji.name ?? ''));
      const accountIds = await peopleWho(posted, path, rest);
      if (accountIds.length > 0) reactions.push({ emoji: neutralEmoji(emoji), accountIds });
    }
    return { state: 'read', reactions: merged(reactions), own };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return { state: 'gone' };
    return { state: 'unavailable', detail: `the reactions could not be read (${describeError(error)})` };
  }
}

async function peopleWho(posted: PostedRef, emoji: string, rest: REST): Promise<readonly string[]> {
  const route = Routes.channelMessageReaction(posted.channelId, posted.messageId, emoji);
  const people: string[] = [];
  let after = '0';
  for (let page = 0; page < PAGES; page++) {
    const query = new URLSearchParams({ limit: String(LIMITS.reactionPage), after });
    const users = (await rest.get(route, { query })) as APIUser[];
    people.push(...users.filter(({ bot }) => !bot).map(({ id }) => id));
    if (users.length < LIMITS.reactionPage) return people;
    after = users.at(-1)?.id ?? after;
  }
  // Half a list would look as if the others had left.
  throw new Error(`more than ${PAGES * LIMITS.reactionPage} people`);
}

type Reactions = Extract<ReactionList, { state: 'read' }>['reactions'];

/** Skin tones of one emoji are different reactions to Discord and one to us. */
function merged(reactions: Reactions): Reactions {
  const groups = Map.groupBy(reactions, ({ emoji }) => emoji);
  return [...groups].map(([emoji, same]) => ({
    emoji,
    accountIds: [...new Set(same.flatMap(({ accountIds }) => accountIds))],
  }));
}
