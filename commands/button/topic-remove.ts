import { text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { topicAsked } from '../asked/topic.ts';
import { defineCommand } from '../command.ts';
import { quoted } from '../reply/words.ts';

export const topicRemoveButton = defineCommand({
  root: 'button',
  path: ['topic-remove'],
  description: 'End a topic',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [{ kind: 'text', name: 'topic', description: 'The topic that ends', required: true }],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const { id } = await topicAsked(space, args.topic, invocation.services);
    const topic = await invocation.services.topics.remove(space, id);
    const again = `Made by mistake? Add it again with the rule ${quoted(topic.rule, 300)}; people join anew.`;
    return {
      reply: {
        title: 'Topic removed',
        blocks: [text(`${quoted(topic.name)} is gone, and nobody follows it any more. ${again}`)],
      },
    };
  },
});
