import { UserError } from '../errors.ts';
import { plainEmoji } from '../reactions/emoji.ts';
import type { Topic } from './api.ts';
import { checkEmoji, chooseEmoji } from './emoji.ts';
import { nameKey } from './topic-name.ts';

/** Throws a `UserError` when another topic has the name. */
export function checkNameIsFree(name: string, others: readonly Topic[]): void {
  const other = others.find((topic) => nameKey(topic.name) === nameKey(name));
  if (other) {
    throw new UserError(
      `There is already a topic “${other.name}” (${other.rule}). Choose another name, or change that one with /paper-admin topic edit.`,
    );
  }
}

/** The emoji typed, or one that is free here. Throws a `UserError` when it is taken or cannot be used. */
export function freeEmoji(name: string, typed: string | undefined, others: readonly Topic[]): string {
  if (typed === undefined || typed.trim() === '') {
    const chosen = chooseEmoji(
      name,
      others.map(({ emoji }) => emoji),
    );
    if (chosen) return chosen;
    throw new UserError('All emoji I would choose are taken here. Give the topic one yourself.');
  }
  const emoji = checkEmoji(typed);
  const other = others.find((topic) => plainEmoji(topic.emoji) === plainEmoji(emoji));
  if (other) throw new UserError(`${emoji} already stands for “${other.name}” here. Choose another emoji.`);
  return emoji;
}

/** Names those there are. */
export function noSuchTopic(name: string, topics: readonly Topic[]): UserError {
  const names = topics.map((topic) => topic.name);
  const shown = [...name].slice(0, 60).join('');
  if (names.length === 0) return new UserError(`There is no topic “${shown}”: there is none here yet.`);
  const some = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  return new UserError(`There is no topic “${shown}”. The topics here: ${some}.`);
}
