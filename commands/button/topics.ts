import { type Message, type Select, text } from '../../src/chat/api.ts';
import { shorten } from '../../src/papers/api.ts';
import type { Topic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { written } from '../reply/words.ts';

export const topics = defineCommand({
  root: 'button',
  path: ['topics'],
  description: 'The topics to follow, to yourself',
  visibility: 'private',
  permission: 'anyone',
  options: [{ kind: 'text', name: 'digest', description: 'A digest' }],

  async run(_args, invocation) {
    const held = await invocation.services.topics.names(spaceAsked(invocation).id);
    return { reply: held.length === 0 ? NONE : choice(held) };
  },
});

const NONE: Message = {
  title: 'No topics yet',
  blocks: [
    text('A manager makes the first one with /paper-admin topic add, for example name="data selection".'),
  ],
};

const OPTIONS_AT_MOST = 25;
const LABEL_LENGTH = 75;

function choice(held: readonly Topic[]): Message {
  const more = held.length - OPTIONS_AT_MOST;
  const rest = `These are ${OPTIONS_AT_MOST} of ${held.length}; /paper topic list posts a card for each.`;
  return {
    title: 'Follow a topic',
    blocks: [
      text('Its new papers come to you by direct message, weekdays 9:00 in your time zone.'),
      { type: 'actions', items: [topicSelect(held.slice(0, OPTIONS_AT_MOST))] },
      ...(more > 0 ? [text(rest)] : []),
    ],
  };
}

function topicSelect(held: readonly Topic[]): Select {
  return {
    type: 'select',
    placeholder: 'Choose a topic',
    options: held.map(({ id, name, emoji, rule }) => ({
      label: shorten(`${written(emoji)} ${name}`, LABEL_LENGTH),
      description: shorten(rule, LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('join'), choose: 'topic' },
  };
}
