import { UserError } from '../../src/errors.ts';
import { channelName, placeAsked, spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { learnedMessage } from '../reply/learned.ts';

export const learnedWord = defineCommand({
  root: 'button',
  path: ['learned', 'word'],
  description: 'Leave a word out of what was learned, or give it back',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'word', description: 'As it is shown', required: true, maxLength: 100 },
    { kind: 'integer', name: 'back', description: '1 gives it back', required: true, min: 0, max: 1 },
    { kind: 'text', name: 'channel', description: 'Whose words; your own if left out' },
  ],

  async run({ word, back, channel = '' }, invocation) {
    const { services } = invocation;
    const { learner, view } = await learnerAsked(channel, invocation);
    await (back === 1 ? services.learned.giveBack(learner, word) : services.learned.forget(learner, word));
    return { reply: learnedMessage(await services.learned.of(learner), view) };
  },
});

/** The right is asked about the channel whose words they are, wherever the message is pressed. */
async function learnerAsked(id: string, invocation: Invocation) {
  const { person } = invocation;
  if (id === '') return { learner: { person }, view: { channel: '', name: '', mayChange: true } };
  const channel = await placeAsked(id, invocation);
  const name = channelName(channel);
  if (!(await invocation.mayManage(channel)))
    throw new UserError(`What ${name} taught me is changed by people who may manage it. Ask one of them.`);
  const learner = { space: spaceAsked(invocation), channel };
  return { learner, view: { channel: channel.channelId, name, mayChange: true } };
}
