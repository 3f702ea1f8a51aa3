import { FieldError } from '../../src/errors.ts';
import { composeRule } from '../../src/topics/api.ts';
import { defineCommand } from '../command.ts';
import { draftMessage } from '../topic/draft.ts';
import { LONGEST_EMOJI, LONGEST_NAME } from '../topic/form.ts';
import { GUIDED, LONGEST_PART } from '../topic/guided-form.ts';

const part = (name: string, description: string) =>
  ({ kind: 'text', name, description, maxLength: LONGEST_PART, list: true }) as const;

export const topicGuided = defineCommand({
  root: 'button',
  path: ['topic-guided'],
  description: 'A topic from the parts of its rule',
  visibility: 'private',
  permission: 'manager',
  options: [
    { kind: 'text', name: 'name', description: 'Its name', required: true, maxLength: LONGEST_NAME },
    part('rule', 'Any of these'),
    part('all-of', 'All of these'),
    part('none-of', 'None of these'),
    { kind: 'text', name: 'emoji', description: 'Its emoji', maxLength: LONGEST_EMOJI },
  ],

  async run({ name, emoji, ...parts }, invocation) {
    const answers = { any: parts.rule ?? '', all: parts['all-of'] ?? '', none: parts['none-of'] ?? '' };
    const rule = composeRule(answers, GUIDED);
    if (rule === '') {
      throw new FieldError(
        'rule',
        'Say what papers should have: words or "phrases", for example "data selection", dedup*.',
      );
    }
    return { reply: await draftMessage({ name, rule, emoji }, invocation) };
  },
});
