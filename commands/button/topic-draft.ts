import { defineCommand } from '../command.ts';
import { draftMessage } from '../topic/draft.ts';
import { DRAFT_OPTIONS } from '../topic/draft-options.ts';

export const topicDraft = defineCommand({
  root: 'button',
  path: ['topic-draft'],
  description: 'What a topic would bring',
  visibility: 'private',
  permission: 'manager',
  options: DRAFT_OPTIONS,
  run: async (draft, invocation) => ({ reply: await draftMessage(draft, invocation) }),
});
