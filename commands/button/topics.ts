import { type Message, type Select, spansText, text } from '../../src/chat/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import { shorten } from '../../src/papers/api.ts';
import { ruleInWords, type Topic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { wayWords } from '../reply/way.ts';
import { written } from '../reply/words.ts';

export const topics = defineCommand({
  root: 'button',
  path: ['topics'],
  description: 'The topics to follow, to yourself',
  visibility: 'private',
  permission: 'anyone',
  options: [{ kind: 'text', name: 'digest', description: 'A digest' }],

  async run(_args, invocation) {
    const { services, person } = invocation;
    const held = await services.topics.names(spaceAsked(invocation).id);
    return { reply: held.length === 0 ? NONE : choice(held, await services.feed.of(person)) };
  },
});

const NONE: Message = {
  title: 'No topics yet',
  blocks: [
    text(
      'A manager makes the first one with /paper-admin topic add, or starts with a pack: /paper-admin topic import.',
    ),
  ],
};

const OPTIONS_AT_MOST = 25;
const LABEL_LENGTH = 75;

function choice(held: readonly Topic[], own: OwnDigest): Message {
  const more = held.length - OPTIONS_AT_MOST;
  const rest = `These are ${OPTIONS_AT_MOST} of ${held.length}; /paper topic list posts a card for each.`;
  return {
    title: 'Follow a topic',
    blocks: [
      text(`Its new papers come to you ${wayWords(own)}, ${whenWords(own)}.`),
      { type: 'actions', items: [topicSelect(held.slice(0, OPTIONS_AT_MOST))] },
      ...(more > 0 ? [text(rest)] : []),
    ],
  };
}

/** Who follows nothing yet is asked for no time zone before the first topic is joined. */
function whenWords({ topics: followed, when, zone }: OwnDigest): string {
  return `${when} ${followed.length > 0 ? zone : 'in your time zone'}`;
}

function topicSelect(held: readonly Topic[]): Select {
  return {
    type: 'select',
    placeholder: 'Choose a topic',
    options: held.map(({ id, name, emoji, rule }) => ({
      label: shorten(`${written(emoji)} ${name}`, LABEL_LENGTH),
      description: shorten(spansText(ruleInWords(rule)), LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('join'), choose: 'topic' },
  };
}
