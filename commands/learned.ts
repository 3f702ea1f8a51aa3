import { UserError } from '../src/errors.ts';
import { channelName, spaceAsked } from './asked/channel.ts';
import { defineCommand } from './command.ts';
import { learnedMessage } from './reply/learned.ts';

export const learned = defineCommand({
  root: 'paper',
  path: ['learned'],
  description: 'What I learned from votes, here or from you; forget words, or switch it off',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'choice', name: 'whose', description: 'Of this channel, or your own', choices: ['here', 'mine'] },
    { kind: 'choice', name: 'state', description: 'For your own: learn, or do not', choices: ['on', 'off'] },
  ],

  async run({ whose, state }, invocation) {
    const { channel, person, services } = invocation;
    const usual = channel.kind === 'direct' || state !== undefined ? 'mine' : 'here';
    if ((whose ?? usual) === 'mine') {
      if (state !== undefined) await services.learned.switch({ person }, state === 'on');
      const own = await services.learned.of({ person });
      return { reply: learnedMessage(own, { channel: '', name: '', mayChange: true }) };
    }
    if (channel.kind === 'direct')
      throw new UserError('Here is no channel. Ask in one, or for your own: mine.');
    if (state !== undefined) throw new UserError(`People who may manage it switch a channel: ${MANAGERS}`);
    const here = await services.learned.of({ space: spaceAsked(invocation), channel });
    const mayChange = await invocation.mayManage(channel);
    const name = channelName(channel);
    return { reply: learnedMessage(here, { channel: channel.channelId, name, mayChange }) };
  },
});

const MANAGERS = '/paper-admin learned off. Your own: /paper learned mine off.';
