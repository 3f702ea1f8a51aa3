import { text } from '../../src/chat/api.ts';
import { defineCommand } from '../command.ts';

export const topicCancel = defineCommand({
  root: 'button',
  path: ['topic-cancel'],
  description: 'Drop a topic before it is saved',
  visibility: 'private',
  permission: 'manager',
  options: [{ kind: 'text', name: 'topic', description: 'The topic that stays as it was' }],
  run: async ({ topic }) => {
    const words = topic === undefined ? 'No topic was added.' : 'The topic stays as it was.';
    return { reply: { title: 'Nothing saved', blocks: [text(words)] } };
  },
});
