import { spaceAsked } from '../asked/channel.ts';
import { topicAsked } from '../asked/topic.ts';
import { defineCommand } from '../command.ts';
import { joinReceipt } from '../reply/receipt.ts';

export const join = defineCommand({
  root: 'button',
  path: ['join'],
  description: 'Follow a topic',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [{ kind: 'text', name: 'topic', description: 'A topic', required: true }],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const topic = await topicAsked(space, args.topic, invocation.services);
    const { person, services } = invocation;
    const receipt = await services.subscriptions.join(person, space, topic);
    return { reply: joinReceipt(receipt, await services.feed.of(person)) };
  },
});
