import { text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { suggestTopics, topicAsked } from '../asked/topic.ts';
import { defineCommand } from '../command.ts';
import { quoted } from '../reply/words.ts';

export const topicRemove = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'remove'],
  description: 'End a topic and its subscriptions',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true, rest: 'words' },
  ],

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

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});
