import { type Message, text } from '../../src/chat/api.ts';
import type { Topic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { topicAsked } from '../asked/topic.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { written } from '../reply/words.ts';
import { DRAFT_OPTIONS } from '../topic/draft-options.ts';

export const topicSave = defineCommand({
  root: 'button',
  path: ['topic-save'],
  description: 'Save a topic',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: DRAFT_OPTIONS,

  async run({ topic, examples: _, ...typed }, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    if (topic === undefined) return { reply: added(await services.topics.add(space, typed, person)) };
    const { id } = await topicAsked(space, topic, services);
    return { reply: changed(await services.topics.change(space, id, typed)) };
  },
});

function added(topic: Topic): Message {
  return {
    title: `Topic added: ${written(topic.emoji)} ${topic.name}`,
    blocks: [
      text(topic.rule),
      text('Anybody here can follow it now.'),
      ...buttonRow(
        button('Join', action('join', { topic: topic.id })),
        button('Post the topics here', action('paper topic list')),
      ),
    ],
  };
}

function changed(topic: Topic): Message {
  return {
    title: `Topic changed: ${written(topic.emoji)} ${topic.name}`,
    blocks: [
      text(topic.rule),
      text(
        'Who follows it keeps following. It brings nothing that was announced before; cards posted earlier keep their words.',
      ),
      ...buttonRow(button('Post the topics here', action('paper topic list'))),
    ],
  };
}
