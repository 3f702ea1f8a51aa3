import type { ActionRef, Form, FormField } from '../../src/chat/api.ts';

export const LONGEST_NAME = 60;
export const LONGEST_RULE = 1_000;
export const LONGEST_EMOJI = 100;

type Known = { readonly [field in 'name' | 'rule' | 'emoji']?: string | undefined };

/** Asks for a topic, with what is known of it filled in. What is sent is shown as a draft first. */
export function topicForm(title: string, known: Known, submit: ActionRef): Form {
  const field = (
    name: 'name' | 'rule' | 'emoji',
    label: string,
    hint: string,
    maxLength: number,
  ): FormField => ({
    name,
    label,
    hint,
    maxLength,
    lines: name === 'rule' ? 'many' : 'one',
    required: name !== 'emoji',
    ...(known[name] && { value: known[name] }),
  });
  return {
    title,
    submitLabel: 'Try it',
    fields: [
      field('name', 'Name', 'For example data selection', LONGEST_NAME),
      field(
        'rule',
        'Rule',
        'Words or "phrases" between commas; requires:2; +must, -not, =exact; title: author: cat: source:',
        LONGEST_RULE,
      ),
      field('emoji', 'Emoji', 'To react with; left empty, I choose one', LONGEST_EMOJI),
    ],
    submit,
  };
}
