import type { Person, PostedMessage, Space } from '../chat/api.ts';
import type { Choices, EmojiTable } from '../choices/api.ts';
import type { Mutes } from '../mutes/api.ts';
import type { Subscriptions, TopicBook } from '../topics/api.ts';
import type { Votes } from './api.ts';
import { plainEmoji } from './emoji.ts';
import { meaningOf } from './meaning.ts';
import type { ReactionRow } from './reaction-lists.ts';

/** What reactions change. */
export interface ReactionEffects {
  readonly topics: Pick<TopicBook, 'find'>;
  readonly subscriptions: Pick<Subscriptions, 'join' | 'leave'>;
  readonly votes: Pick<Votes, 'vote' | 'save'>;
  readonly mutes: Pick<Mutes, 'set'>;
  readonly choices: Pick<Choices, 'emoji'>;
}

/** One change of one person's emoji, with what that person holds under the message after it. */
export interface ReactionChange {
  readonly posted: PostedMessage;
  readonly space: Space;
  readonly person: Person;
  readonly emoji: string;
  readonly present: boolean;
  readonly held: readonly ReactionRow[];
}

/** Does what a change means. Doing it twice is doing it once. */
export async function act(effects: ReactionEffects, change: ReactionChange): Promise<void> {
  const { posted, space, person, present } = change;
  const topicOf = (id: string) => effects.topics.find(space.id, id);
  const table = () => effects.choices.emoji(space.id);
  const meaning = await meaningOf(change.emoji, posted, async (id) => (await topicOf(id))?.emoji, table);
  switch (meaning?.kind) {
    case undefined:
      return;
    case 'topic': {
      const topic = await topicOf(meaning.topicId);
      if (topic === undefined) return;
      await (present
        ? effects.subscriptions.join(person, space, topic)
        : effects.subscriptions.leave(person, topic));
      return;
    }
    case 'vote':
      return effects.votes.vote(person, space, meaning.paperId, voteHeld(change.held, await table()));
    case 'save':
      return effects.votes.save(person, space, meaning.paperId, present);
    case 'mute':
      return effects.mutes.set(person, space, meaning.paperId, present);
  }
}

/** The newest thumb still there, so that taking 👍 away does not undo a later 👎. */
function voteHeld(held: readonly ReactionRow[], { up, down }: EmojiTable): 1 | 0 | -1 {
  const votes = [up, down].map(plainEmoji);
  const thumbs = held.filter(({ emoji, present }) => present && votes.includes(plainEmoji(emoji)));
  const newest = thumbs.toSorted((a, b) => b.at - a.at)[0];
  if (newest === undefined) return 0;
  return plainEmoji(newest.emoji) === plainEmoji(up) ? 1 : -1;
}
