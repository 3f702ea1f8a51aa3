import { text } from '../../src/chat/api.ts';
import { channelAsked, channelName } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';

export const recapOff = defineCommand({
  root: 'paper-admin',
  path: ['recap', 'off'],
  description: 'End the weekly recap of a channel',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [{ kind: 'channel', name: 'channel', description: 'This one if left out' }],

  async run(args, invocation) {
    const channel = channelAsked(args.channel, invocation);
    const ended = await invocation.services.recaps.off(channel);
    const where = channelName(channel);
    const words = ended ? `${where} gets no recap any more.` : `${where} has no recap.`;
    return {
      reply: {
        title: ended ? 'Recap off' : 'No recap to end',
        blocks: [text(`${words} Set one with /paper-admin recap set.`)],
      },
    };
  },
});
