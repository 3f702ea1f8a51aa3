import { text } from '../../src/chat/api.ts';
import { defineCommand } from '../command.ts';
import { leaveReceipt } from '../reply/receipt.ts';

export const leave = defineCommand({
  root: 'button',
  path: ['leave'],
  description: 'Leave a topic',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [{ kind: 'text', name: 'topic', description: 'A topic', required: true }],

  /** What is followed is looked up by person: a digest in a direct message may be about another space. */
  async run(args, { person, services }) {
    const followed = await services.subscriptions.of(person);
    const topic = followed.map((receipt) => receipt.topic).find(({ id }) => id === args.topic);
    if (topic) {
      const receipt = await services.subscriptions.leave(person, topic);
      return { reply: leaveReceipt(receipt, await services.feed.of(person)) };
    }
    return {
      reply: {
        title: 'Nothing to leave',
        blocks: [text('You do not follow that topic. /paper subscriptions lists what you follow.')],
      },
    };
  },
});
