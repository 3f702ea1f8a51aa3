import { channelName, placeAsked, spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import { learnedMessage } from '../reply/learned.ts';

export const channelLearned = defineCommand({
  root: 'paper-admin',
  path: ['learned'],
  description: 'What a channel learned from its votes; forget words, or switch it off',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'choice', name: 'state', description: 'Learn, or do not', choices: ['on', 'off'] },
    { kind: 'channel', name: 'channel', description: 'This one if left out' },
  ],

  async run({ state, channel: asked }, invocation) {
    const { services } = invocation;
    const channel = await placeAsked(asked, invocation);
    const learner = { space: spaceAsked(invocation), channel };
    if (state !== undefined) await services.learned.switch(learner, state === 'on');
    const view = { channel: channel.channelId, name: channelName(channel), mayChange: true };
    return { reply: learnedMessage(await services.learned.of(learner), view) };
  },
});
