import { type Message, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { joinedRules, type Topic, type TopicReach } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { suggestTopics, topicAsked } from '../asked/topic.ts';
import { action, defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { differenceBlocks } from '../reply/rule-difference.ts';
import { count, listed, quoted, written } from '../reply/words.ts';

export const topicMerge = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'merge'],
  description: 'Make one topic of two; who follows either follows it',
  visibility: 'private',
  permission: 'manager',
  options: [
    {
      kind: 'text',
      name: 'from',
      description: 'The topic that ends',
      required: true,
      suggests: true,
      rest: 'words',
    },
    { kind: 'text', name: 'into', description: 'The topic that stays', suggests: true },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const { from, into } = bothNamed(args);
    const ending = await topicAsked(space, from, invocation.services);
    const staying = await topicAsked(space, into, invocation.services);
    if (ending.id === staying.id)
      throw new UserError(`${quoted(ending.name)} cannot become part of itself. Name two topics.`);
    return { reply: await preview(ending, staying, invocation) };
  },

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});

/** As typed: `data curation into data selection`. */
function bothNamed({ from, into }: { from: string; into?: string }): { from: string; into: string } {
  if (into !== undefined) return { from, into };
  const [, first, second] = /^(.*\S)\s+into\s+(\S.*)$/isu.exec(from) ?? [];
  if (first !== undefined && second !== undefined) return { from: bare(first), into: bare(second) };
  throw new UserError(`Into which topic? Write /paper-admin topic merge ${from} into another.`);
}

const bare = (name: string) => name.trim().replace(/^"(.*)"$/s, '$1');

async function preview(from: Topic, into: Topic, { services }: Invocation): Promise<Message> {
  const [reach, difference] = await Promise.all([
    services.topics.reach(from.id),
    services.topics.difference(from.rule, into.rule),
  ]);
  const joined = joinedRules(from.rule, into.rule);
  const wider = joined === undefined ? undefined : await services.topics.difference(into.rule, joined);
  const args = { topic: from.id, into: into.id };
  return {
    title: `Merge ${written(from.emoji)} ${from.name} into ${written(into.emoji)} ${into.name}?`,
    blocks: [
      text(`${reachWords(reach, from)} ${quoted(from.name)} ends, and its cards show ${quoted(into.name)}.`),
      text(`The rule: ${into.rule}`),
      ...(reach.people + reach.channels > 0 ? [text(`For who follows ${quoted(from.name)}:`)] : []),
      ...differenceBlocks(difference),
      ...(joined && wider ? [text(`With both rules, ${joined}, for who follows ${quoted(into.name)}:`)] : []),
      ...(wider ? differenceBlocks(wider) : []),
      ...buttonRow(
        { ...button('Merge', action('topic-merge', args, 'replace')), style: 'primary' },
        ...(joined
          ? [button('Merge with both rules', action('topic-merge', { ...args, rule: joined }, 'replace'))]
          : []),
        button('Cancel', action('topic-cancel', { topic: from.id }, 'replace')),
      ),
    ],
  };
}

function reachWords({ people, channels }: TopicReach, { name }: Topic): string {
  const who = [
    ...(people > 0 ? [count(people, 'person', 'people')] : []),
    ...(channels > 0 ? [count(channels, 'channel')] : []),
  ];
  if (who.length === 0) return `Nobody follows ${quoted(name)}.`;
  return `${listed(who)} that follow ${quoted(name)} go over, and get no paper twice.`;
}
