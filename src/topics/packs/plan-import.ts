import { plainEmoji } from '../../reactions/emoji.ts';
import type { Topic } from '../api.ts';
import { chooseEmoji } from '../emoji.ts';
import { nameKey } from '../topic-name.ts';
import type { Pack, PackTopic } from './pack.ts';

/** What becomes of one topic of a pack. */
export interface PlannedTopic extends PackTopic {
  /** `same`: it is here as it is; `taken`: its name stands for another rule here. */
  readonly what: 'new' | 'same' | 'taken';
  /** The topic of that name here. */
  readonly here?: Topic;
  /** The emoji it has in the pack, when that cannot be kept. */
  readonly insteadOf?: string;
}

/** A custom emoji is at home in one place only. */
const isCustom = (emoji: string) => emoji.includes(':');

/** How a pack meets the topics of a space: names that are taken, emoji that are. */
export function planImport({ topics }: Pack, held: readonly Topic[]): readonly PlannedTopic[] {
  const byName = new Map(held.map((topic) => [nameKey(topic.name), topic]));
  const used = held.map(({ emoji }) => emoji);
  return topics.map((topic) => {
    const here = byName.get(nameKey(topic.name));
    if (here) return { ...topic, emoji: here.emoji, what: here.rule === topic.rule ? 'same' : 'taken', here };
    const emoji = freeEmoji(topic, used, topics);
    used.push(emoji);
    const changed = topic.emoji !== '' && emoji !== topic.emoji;
    return { ...topic, emoji, what: 'new', ...(changed && { insteadOf: topic.emoji }) };
  });
}

/** Its own if that is free here; '' when all are taken. */
function freeEmoji(topic: PackTopic, used: readonly string[], pack: readonly PackTopic[]): string {
  const isUsed = used.some((emoji) => plainEmoji(emoji) === plainEmoji(topic.emoji));
  if (topic.emoji && !isUsed && !isCustom(topic.emoji)) return topic.emoji;
  return chooseEmoji(topic.name, [...used, ...pack.map(({ emoji }) => emoji)]) ?? '';
}
