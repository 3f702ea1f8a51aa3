import { spaceAsked } from './asked/channel.ts';
import { suggestTopics, topicAsked } from './asked/topic.ts';
import { defineCommand } from './command.ts';
import { joinReceipt } from './reply/receipt.ts';

export const subscribe = defineCommand({
  root: 'paper',
  path: ['subscribe'],
  description: 'Get the new papers of a topic by direct message',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true, rest: 'words' },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const topic = await topicAsked(space, args.topic, invocation.services);
    return {
      reply: joinReceipt(await invocation.services.subscriptions.join(invocation.person, space, topic)),
    };
  },

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});
