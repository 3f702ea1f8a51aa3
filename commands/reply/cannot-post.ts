import { type ActionRef, type Message, text } from '../../src/chat/api.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';

/** Nothing is saved that could never be posted: which right is missing, and the same again once it is given. */
export function cannotPost(missing: string, run: string, args: ActionRef['args']): Message {
  return {
    title: 'Not set yet',
    blocks: [text(missing), ...buttonRow(button('Try again', action(run, args, 'replace')))],
  };
}
