import { spaceAsked } from '../asked/channel.ts';
import { suggestTopics, topicAsked } from '../asked/topic.ts';
import { action, defineCommand } from '../command.ts';
import { draftMessage } from './draft.ts';
import { LONGEST_EMOJI, LONGEST_NAME, LONGEST_RULE, topicForm } from './form.ts';

export const topicEdit = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'edit'],
  description: 'Change a topic; who follows it keeps following',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true },
    {
      kind: 'text',
      name: 'rule',
      description: 'A new rule; as it was if left out',
      maxLength: LONGEST_RULE,
      rest: 'query',
      list: true,
    },
    { kind: 'text', name: 'name', description: 'A new name', maxLength: LONGEST_NAME },
    { kind: 'text', name: 'emoji', description: 'A new emoji', maxLength: LONGEST_EMOJI },
  ],

  async run(args, invocation) {
    const before = await topicAsked(spaceAsked(invocation), args.topic, invocation.services);
    const { rule = before.rule, name = before.name, emoji = before.emoji } = args;
    const draft = { topic: before.id, name, rule, emoji };
    if (args.rule === undefined && args.name === undefined && args.emoji === undefined) {
      return { form: topicForm('Change the topic', draft, action('topic-draft', { topic: before.id })) };
    }
    return { reply: await draftMessage(draft, invocation) };
  },

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});
