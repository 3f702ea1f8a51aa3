import { type Block, footnote, text } from '../../src/chat/api.ts';
import type { RecapPlan } from '../../src/recap/api.ts';
import { channelName, placeAsked, spaceAsked } from '../asked/channel.ts';
import { suggestZones } from '../asked/zones.ts';
import { action, defineCommand } from '../command.ts';
import { suggestTimes } from '../digest/times.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { cannotPost } from '../reply/cannot-post.ts';
import { runsSpans, zoneGuess } from '../reply/digest-words.ts';

export const recapSet = defineCommand({
  root: 'paper-admin',
  path: ['recap', 'set'],
  description: 'Post a look back on the week in a channel',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    {
      kind: 'text',
      name: 'time',
      description: 'Such as every Friday 16:00; as it was, or Monday 9:00, if left out',
      maxLength: 100,
      suggests: true,
      rest: 'words',
    },
    { kind: 'text', name: 'zone', description: 'Such as Europe/Berlin', maxLength: 60, suggests: true },
    { kind: 'channel', name: 'channel', description: 'This one if left out' },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const channel = await placeAsked(args.channel, invocation);
    const missing = await invocation.missingRight(channel, { files: true });
    if (missing) return { reply: cannotPost(missing, 'paper-admin recap set', args) };
    const { recaps } = invocation.services;
    const plan = await recaps.set(space, channel, { time: args.time, zone: args.zone }, invocation.person);
    return { reply: { title: 'Recap set', blocks: planBlocks(plan, invocation) } };
  },

  async suggest(option, partial) {
    return option === 'zone' ? suggestZones(partial) : suggestTimes(partial);
  },
});

function planBlocks(plan: RecapPlan, invocation: Invocation): readonly Block[] {
  const { channel, when, zone } = plan;
  const guess = zoneGuess(plan);
  return [
    text(`${channelName(channel)} gets a look back on the week, ${when} ${zone}.`),
    { type: 'fields', fields: [{ label: 'Next', value: runsSpans(plan, invocation) }] },
    ...(guess ? [footnote(guess)] : []),
    ...buttonRow(button('Preview', action('paper-admin recap preview', { channel: channel.channelId }))),
  ];
}
