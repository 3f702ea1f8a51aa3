import { defineCommand } from '../command.ts';
import { ownDigestMessage } from '../reply/own-digest.ts';

export const byDirect = defineCommand({
  root: 'button',
  path: ['by-direct'],
  description: 'Get your own digest by direct message',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [],
  run: async (_args, { person, services }) => ({
    reply: ownDigestMessage(await services.feed.byDirect(person), 'By direct message from now on'),
  }),
});
