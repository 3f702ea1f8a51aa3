import { text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import { written } from '../reply/words.ts';
import { LONGEST_RULE } from '../topic/form.ts';

export const topicMergeButton = defineCommand({
  root: 'button',
  path: ['topic-merge'],
  description: 'Make one topic of two',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'text', name: 'topic', description: 'The topic that ends', required: true },
    { kind: 'text', name: 'into', description: 'The topic that stays', required: true },
    { kind: 'text', name: 'rule', description: 'Its rule from now on', maxLength: LONGEST_RULE, list: true },
  ],

  async run({ topic: from, into, rule }, invocation) {
    const topic = await invocation.services.topics.merge(spaceAsked(invocation), from, into, rule);
    const words = 'Who followed either follows it now, and its cards show it in a minute or two.';
    return {
      reply: {
        title: `Merged: ${written(topic.emoji)} ${topic.name}`,
        blocks: [text(topic.rule), text(words)],
      },
    };
  },
});
