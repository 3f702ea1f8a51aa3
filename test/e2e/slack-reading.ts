import type { Message } from '../support/slack/state.ts';
import { partsOf } from './parts.ts';

/** The handle of the button with this label. */
export function actionOf(message: Message, label: string): string {
  for (const { action_id, text } of partsOf(message.blocks)) {
    if (typeof action_id === 'string' && JSON.stringify(text).includes(label)) return action_id;
  }
  throw new Error(`no button ${label} in ${JSON.stringify(message.blocks)}`);
}

/** Digests, as they are written. */
export function digestsAmong(messages: readonly Message[]): string[] {
  const all = messages.map(({ blocks }) => JSON.stringify(blocks));
  return all.filter((words) => words.includes('Paperboy ·'));
}
