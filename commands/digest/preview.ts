import { channelAsked, spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';

export const digestPreview = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'preview'],
  description: 'What the next digest would post, for you alone',
  visibility: 'private',
  permission: 'manager',
  options: [{ kind: 'channel', name: 'channel', description: 'This one if left out' }],

  async run(args, invocation) {
    const channel = channelAsked(args.channel, invocation);
    return { reply: await invocation.services.digests.preview(spaceAsked(invocation), channel) };
  },
});
