import { type Message, text } from '../../src/chat/api.ts';
import type { Backtest, Topic, TopicReach } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { suggestTopics, topicAsked } from '../asked/topic.ts';
import { action, defineCommand } from '../command.ts';
import { perDayWords } from '../reply/backtest.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { titles } from '../reply/rule-difference.ts';
import { count, listed, written } from '../reply/words.ts';

export const topicRemove = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'remove'],
  description: 'End a topic and its subscriptions',
  visibility: 'private',
  permission: 'manager',
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true, rest: 'words' },
  ],

  async run(args, invocation) {
    const { topics } = invocation.services;
    const topic = await topicAsked(spaceAsked(invocation), args.topic, invocation.services);
    const [reach, backtest] = await Promise.all([topics.reach(topic.id), topics.backtest([topic.rule])]);
    return { reply: question(topic, reach, backtest) };
  },

  suggest: (_option, partial, invocation) => suggestTopics(partial, invocation),
});

function question(topic: Topic, reach: TopicReach, backtest: Backtest): Message {
  return {
    title: `Remove ${written(topic.emoji)} ${topic.name}?`,
    blocks: [
      text(topic.rule),
      text(`${reachWords(reach)} ${lossWords(backtest)}`),
      ...buttonRow(
        { ...button('Remove', action('topic-remove', { topic: topic.id }, 'replace')), style: 'danger' },
        button('Cancel', action('topic-cancel', { topic: topic.id }, 'replace')),
      ),
    ],
  };
}

function reachWords({ people, channels }: TopicReach): string {
  if (people + channels === 0) return 'Nobody follows it.';
  const who = [
    ...(people > 0 ? [count(people, 'person', 'people')] : []),
    ...(channels > 0 ? [`the digests of ${count(channels, 'channel')}`] : []),
  ];
  return `${listed(who)} would lose it. To give them another one instead, use /paper-admin topic merge.`;
}

function lossWords({ days, matched, perDay, examples }: Backtest): string {
  if (days.length === 0) return '';
  const lately = days.length === 1 ? 'last announcement day' : `last ${days.length} announcement days`;
  if (matched === 0) return `It brought nothing on the ${lately}.`;
  const rate = `${count(matched, 'paper')} on the ${lately}, ${perDayWords(perDay)} a day`;
  return `It brought ${rate}; ${quotedDay(examples)}.`;
}

const quotedDay = (examples: Backtest['examples']) => `the last of them ${titles(examples)}`;
