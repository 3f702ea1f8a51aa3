import type { Form } from '../../src/chat/api.ts';
import { action } from '../command.ts';
import { LONGEST_NAME } from './form.ts';

export const AT_LEAST = 3;
export const AT_MOST = 30;
/** The least of what platforms take in one field; thirty links are shorter. */
const LONGEST = 3_000;

/** What is known of a topic before its rule. */
export interface Known {
  readonly name?: string;
  readonly emoji?: string;
}

/** Asks for papers that belong to a topic. */
export function examplesForm({ name, emoji }: Known): Form {
  return {
    title: 'Topic from papers',
    submitLabel: 'Find its words',
    fields: [
      {
        name: 'papers',
        label: 'Papers',
        hint: `${AT_LEAST} to ${AT_MOST} ids or links, or a message with them`,
        lines: 'many',
        required: true,
        maxLength: LONGEST,
      },
      {
        name: 'name',
        label: 'Name',
        hint: 'Left empty, I name it after its first words',
        lines: 'one',
        required: false,
        maxLength: LONGEST_NAME,
        ...(name && { value: name }),
      },
    ],
    submit: action('paper-admin topic from', { ...(emoji && { emoji }) }),
  };
}
