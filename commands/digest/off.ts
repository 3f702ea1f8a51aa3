import { text } from '../../src/chat/api.ts';
import { channelAsked, channelName } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';

export const digestOff = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'off'],
  description: 'End the digest of a channel',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [{ kind: 'channel', name: 'channel', description: 'This one if left out' }],

  async run(args, invocation) {
    const channel = channelAsked(args.channel, invocation);
    const ended = await invocation.services.digests.off(channel);
    const where = channelName(channel);
    const words = ended
      ? `${where} gets no digest any more. Set one again with /paper-admin digest set.`
      : `${where} has no digest. Set one with /paper-admin digest set.`;
    return { reply: { title: ended ? 'Digest off' : 'No digest to end', blocks: [text(words)] } };
  },
});
