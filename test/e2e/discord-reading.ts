import type { Channel, Message } from '../support/discord/types.ts';
import { partsOf } from './parts.ts';

/** All that a message says, as it is written there but for the escapes. */
export function wordsOf(message: Message): string {
  const lines = [...partsOf(message.components)].map(({ content }) => content);
  return lines
    .filter((line) => typeof line === 'string')
    .join('\n')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** The handle that a button with this label carries. */
export function handleOf(message: Message, label: string): string {
  for (const part of partsOf(message.components)) {
    if (part.label === label && typeof part.custom_id === 'string') return part.custom_id;
  }
  throw new Error(`no button ${label} in ${wordsOf(message)}`);
}

/** Digests of a channel, oldest first. */
export function digestsIn(channel: Channel): string[] {
  const messages = [...channel.messages.values()].map(wordsOf);
  return messages.filter((words) => words.includes('Paperboy ·'));
}
