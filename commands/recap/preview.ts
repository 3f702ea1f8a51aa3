import { channelAsked, spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';

export const recapPreview = defineCommand({
  root: 'paper-admin',
  path: ['recap', 'preview'],
  description: 'What a recap would post now, for you alone',
  visibility: 'private',
  permission: 'manager',
  options: [{ kind: 'channel', name: 'channel', description: 'This one if left out' }],

  async run(args, invocation) {
    const channel = channelAsked(args.channel, invocation);
    return { reply: await invocation.services.recaps.preview(spaceAsked(invocation), channel) };
  },
});
