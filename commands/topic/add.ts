import { action, defineCommand } from '../command.ts';
import { draftMessage } from './draft.ts';
import { LONGEST_EMOJI, LONGEST_NAME, LONGEST_RULE, topicForm } from './form.ts';
import { guidedForm } from './guided-form.ts';

export const topicAdd = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'add'],
  description: 'Make a topic that people can follow',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  options: [
    { kind: 'text', name: 'name', description: 'Short, such as data selection', maxLength: LONGEST_NAME },
    {
      kind: 'text',
      name: 'rule',
      description: 'Words or "phrases" separated by commas; -without; cat:cs.CL; author:name',
      maxLength: LONGEST_RULE,
      rest: 'query',
      list: true,
    },
    {
      kind: 'text',
      name: 'emoji',
      description: 'The one to react with; I choose one if you do not',
      maxLength: LONGEST_EMOJI,
    },
  ],

  async run({ name, rule, emoji }, invocation) {
    if (rule === undefined) return { form: guidedForm({ name, emoji }) };
    if (name === undefined) {
      return { form: topicForm('New topic', { name, rule, emoji }, action('paper-admin topic add')) };
    }
    return { reply: await draftMessage({ name, rule, emoji }, invocation) };
  },
});
