import type { PostedMessage } from '../chat/api.ts';
import { plainEmoji } from '../reactions/emoji.ts';
import type { TopicBook } from '../topics/api.ts';
import type { CardStore } from './card-store.ts';

/** Notes whether a card of one topic still has the emoji that people press. */
export function noteHandles(parts: {
  readonly cards: Pick<CardStore, 'bare'>;
  readonly topics: Pick<TopicBook, 'names'>;
}) {
  return async ({ id, spaceId, subjects }: PostedMessage, own: readonly string[]): Promise<void> => {
    const [subject, ...others] = subjects;
    if (subject?.kind !== 'topic' || others.length > 0) return;
    const topic = (await parts.topics.names(spaceId)).find((one) => one.id === subject.id);
    if (topic) await parts.cards.bare(id, !own.map(plainEmoji).includes(plainEmoji(topic.emoji)));
  };
}
