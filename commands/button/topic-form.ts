import { action, defineCommand } from '../command.ts';
import { DRAFT_OPTIONS } from '../topic/draft-options.ts';
import { topicForm } from '../topic/form.ts';

export const topicFormButton = defineCommand({
  root: 'button',
  path: ['topic-form'],
  description: 'Edit a topic before it is saved',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  options: DRAFT_OPTIONS,
  run: async (draft) => {
    const title = draft.topic === undefined ? 'New topic' : 'Change the topic';
    const { topic, examples } = draft;
    const about = { ...(topic && { topic }), ...(examples && { examples }) };
    return { form: topicForm(title, draft, action('topic-draft', about)) };
  },
});
