import {
  type ActionRef,
  type Address,
  type Block,
  type Message,
  plain,
  type Span,
  type Suggestion,
  text,
} from '../../src/chat/api.ts';
import type { DigestPlan } from '../../src/digest/api.ts';
import { channelAsked, channelName, spaceAsked } from '../asked/channel.ts';
import { suggestTopics } from '../asked/topic.ts';
import { suggestZones } from '../asked/zones.ts';
import { action, defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { listed } from '../reply/words.ts';
import { suggestTimes } from './times.ts';

export const digestSet = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'set'],
  description: 'Post new papers in a channel at set times',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    {
      kind: 'text',
      name: 'time',
      description: 'Such as weekdays 9:00, or every Monday 8:30',
      required: true,
      maxLength: 100,
      suggests: true,
      rest: 'words',
    },
    {
      kind: 'text',
      name: 'topics',
      description: 'Names with commas between; all papers if left out',
      suggests: true,
    },
    { kind: 'text', name: 'zone', description: 'Such as Europe/Berlin', maxLength: 60, suggests: true },
    { kind: 'channel', name: 'channel', description: 'This one if left out' },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const channel = channelAsked(args.channel, invocation);
    const missing = await invocation.missingRight(channel);
    if (missing) return { reply: cannotPost(channel, missing, args) };
    const topics = (args.topics ?? '').split(',').flatMap((name) => name.trim() || []);
    const plan = await invocation.services.digests.set(
      space,
      channel,
      {
        time: args.time,
        zone: args.zone,
        topics,
      },
      invocation.person,
    );
    return { reply: { title: 'Digest set', blocks: planBlocks(plan) } };
  },

  async suggest(option, partial, invocation) {
    if (option === 'topics') return suggestLastTopic(partial, invocation);
    return option === 'zone' ? suggestZones(partial) : suggestTimes(partial);
  },
});

/** Nothing is saved that could never be posted. */
function cannotPost(channel: Address, missing: string, args: ActionRef['args']): Message {
  return {
    title: 'Not set yet',
    blocks: [
      text(`I cannot post in ${channelName(channel)}: ${missing} Then press the button.`),
      ...buttonRow(button('Try again', action('paper-admin digest set', args, 'replace'))),
    ],
  };
}

function planBlocks({ channel, when, zone, topics, next }: DigestPlan): readonly Block[] {
  const about = topics.length > 0 ? `about ${listed(topics)}` : 'from the whole feed';
  return [
    text(`${channelName(channel)} gets new papers ${about}, ${when} ${zone}.`),
    { type: 'fields', fields: [{ label: 'Next', value: runSpans(next, zone) }] },
    ...buttonRow(button('Preview', action('paper-admin digest preview', { channel: channel.channelId }))),
  ];
}

function runSpans(next: readonly number[], zone: string): readonly Span[] {
  return next.flatMap((at, i): Span[] => [
    ...(i > 0 ? [plain('\n')] : []),
    { type: 'time', at, zone, style: 'datetime' },
  ]);
}

/** Goes on a list of names with the next one. */
async function suggestLastTopic(partial: string, invocation: Invocation): Promise<readonly Suggestion[]> {
  const at = partial.lastIndexOf(',') + 1;
  const before = partial.slice(0, at);
  const found = await suggestTopics(partial.slice(at), invocation);
  return found.map(({ value }) => {
    const whole = before ? `${before} ${value}` : value;
    return { name: whole, value: whole };
  });
}
