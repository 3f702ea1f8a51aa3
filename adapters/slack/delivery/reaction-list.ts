import type { webApi } from '@slack/bolt';
import type { PostedRef, ReactionList } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Identity } from '../identity.ts';
import type { People } from '../people.ts';
import { emojiOf } from '../render/emoji.ts';
import { codeOf } from '../web/failures.ts';

interface Ask {
  readonly client: webApi.WebClient;
  readonly people: People;
  readonly identity: Identity;
}

/** Who reacted with what, read whole; the bot itself and other bots are left out. */
export async function readReactions(posted: PostedRef, ask: Ask): Promise<ReactionList> {
  const { client, identity } = ask;
  try {
    const read = await client.reactions.get({
      channel: posted.channelId,
      timestamp: posted.messageId,
      // Without it only some of the people are listed.
      full: true,
    });
    const all = merged(read.message?.reactions ?? []);
    const own = all
      .filter(({ accountIds }) => accountIds.includes(identity.userId))
      .map(({ emoji }) => emoji);
    const reactions = await withoutBots(all, ask);
    return { state: 'read', teamId: identity.teamId, reactions, own };
  } catch (error) {
    // A channel that is not found may be one that the bot was taken out of.
    if (codeOf(error) === 'message_not_found') return { state: 'gone' };
    return { state: 'unavailable', detail: `the reactions could not be read (${describeError(error)})` };
  }
}

type Reactions = Extract<ReactionList, { state: 'read' }>['reactions'];

/** Skin tones of one emoji are different reactions to Slack and one to us. */
function merged(reactions: readonly { name?: string; users?: string[] }[]): Reactions {
  const groups = Map.groupBy(reactions, ({ name = '' }) => emojiOf(name));
  return [...groups].map(([emoji, same]) => ({
    emoji,
    accountIds: [...new Set(same.flatMap(({ users = [] }) => users))],
  }));
}

async function withoutBots(reactions: Reactions, { people, identity }: Ask): Promise<Reactions> {
  const kept = [];
  for (const { emoji, accountIds } of reactions) {
    const persons = [];
    for (const id of accountIds) {
      if (id !== identity.userId && !(await people.isBot(id))) persons.push(id);
    }
    if (persons.length > 0) kept.push({ emoji, accountIds: persons });
  }
  return kept;
}
