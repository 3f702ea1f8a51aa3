import { MOST_BUDGET } from '../../src/digest/api.ts';
import { UserError } from '../../src/errors.ts';
import { suggestZones } from '../asked/zones.ts';
import { defineCommand } from '../command.ts';
import { suggestTimes } from '../digest/times.ts';
import { ownDigestMessage } from '../reply/own-digest.ts';

export const ownDigest = defineCommand({
  root: 'paper',
  path: ['digest'],
  description: 'Your own digest: when it comes, how much, and which way',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    {
      kind: 'text',
      name: 'time',
      description: 'Such as weekdays 8:00, or every Monday 8:30',
      maxLength: 100,
      suggests: true,
      rest: 'words',
    },
    { kind: 'text', name: 'zone', description: 'Such as Europe/Berlin', maxLength: 60, suggests: true },
    { kind: 'integer', name: 'budget', description: 'Papers shown at most', min: 1, max: MOST_BUDGET },
    {
      kind: 'choice',
      name: 'state',
      description: 'Stop it for a while, or go on',
      choices: ['pause', 'resume'],
    },
  ],

  async run(args, { person, services: { feed } }) {
    const { time, zone, budget } = args;
    if (/^(set|preview|held)\b/i.test(time ?? '')) throw new UserError(CHANNELS);
    const state = stateOf(args);
    const wished = time !== undefined && stateOf({ time }) === undefined;
    if (wished || zone !== undefined || budget !== undefined) {
      await feed.change(person, { time: wished ? time : undefined, zone, budget });
    }
    if (state === 'pause') return { reply: ownDigestMessage(await feed.pause(person), 'Digest paused') };
    if (state === 'resume') return { reply: ownDigestMessage(await feed.resume(person), 'Digest resumed') };
    return { reply: ownDigestMessage(await feed.of(person)) };
  },

  suggest: async (option, partial) => (option === 'zone' ? suggestZones(partial) : suggestTimes(partial)),
});

const CHANNELS =
  'The digest of a channel is set with /paper-admin digest set. Your own: /paper digest weekdays 9:00.';

/** Typed without a name, the word stands where a time would. */
function stateOf({
  time,
  state,
}: {
  time?: string;
  state?: 'pause' | 'resume';
}): 'pause' | 'resume' | undefined {
  const word = state ?? time?.trim().toLowerCase();
  return word === 'pause' || word === 'resume' ? word : undefined;
}
