import { spaceAsked } from './asked/channel.ts';
import { suggestTopics, topicAsked } from './asked/topic.ts';
import { defineCommand } from './command.ts';
import { joinReceipt } from './reply/receipt.ts';

export const subscribe = defineCommand({
  root: 'paper',
  path: ['subscribe'],
  description: 'Get the new papers of a topic in your own digest',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true, rest: 'words' },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const topic = await topicAsked(space, args.topic, invocation.services);
    const { person, services } = invocation;
    const receipt = await services.subscriptions.join(person, space, topic);
    return { reply: joinReceipt(receipt, await services.feed.of(person)) };
  },

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});
