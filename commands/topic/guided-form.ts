import type { Form, FormField } from '../../src/chat/api.ts';
import { action } from '../command.ts';
import { LONGEST_EMOJI, LONGEST_NAME } from './form.ts';

/** What is asked of a rule: each part a field. */
export const GUIDED = { any: 'rule', all: 'all-of', none: 'none-of' } as const;
export const LONGEST_PART = 600;

/** Asks for a topic step by step, with no rule to write. What is sent is shown as a draft first. */
export function guidedForm(known: {
  readonly name?: string | undefined;
  readonly emoji?: string | undefined;
}): Form {
  return {
    title: 'New topic',
    submitLabel: 'Try it',
    fields: [
      field('name', 'Name', 'For example data selection', LONGEST_NAME, known.name),
      {
        ...field(
          GUIDED.any,
          'Any of these',
          'Words or "phrases", commas between: "data selection", dedup*',
          LONGEST_PART,
        ),
        lines: 'many',
      },
      field(
        GUIDED.all,
        'All of these as well',
        'For example pretraining; or cat:cs.CL, author:bengio',
        LONGEST_PART,
      ),
      field(GUIDED.none, 'None of these', 'For example survey, position paper', LONGEST_PART),
      field('emoji', 'Emoji', 'To react with; left empty, I choose one', LONGEST_EMOJI, known.emoji),
    ],
    submit: action('topic-guided'),
  };
}

function field(name: string, label: string, hint: string, maxLength: number, value?: string): FormField {
  return { name, label, hint, maxLength, lines: 'one', required: name === 'name', ...(value && { value }) };
}
