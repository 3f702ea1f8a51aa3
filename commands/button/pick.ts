import { UserError } from '../../src/errors.ts';
import { defineCommand } from '../command.ts';
import { mute } from './mute.ts';
import { save } from './save.ts';
import { vote } from './vote.ts';

export const pick = defineCommand({
  root: 'button',
  path: ['pick'],
  description: 'Vote on, save or mute a paper of a digest',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'digest', description: 'A digest', required: true },
    { kind: 'text', name: 'pick', description: 'up:, down:, save: or mute:, then a paper', required: true },
  ],

  async run(args, invocation) {
    const [, what, paper] = /^(up|down|save|mute):(.+)$/.exec(args.pick) ?? [];
    if (paper === undefined) throw new UserError('That choice is not one of the list. Choose again.');
    if (what === 'save') return save.run({ paper, on: 1 }, invocation);
    if (what === 'mute') return mute.run({ paper, on: 1 }, invocation);
    return vote.run({ paper, value: what === 'up' ? 1 : -1 }, invocation);
  },
});
