import { type Message, text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { pageOf } from '../reply/pages.ts';
import { count } from '../reply/words.ts';
import { topicCard } from './card.ts';

const CARDS = 10;

export const topicList = defineCommand({
  root: 'paper',
  path: ['topic', 'list'],
  description: 'Post a card for each topic, to join it',
  visibility: 'public',
  permission: 'anyone',
  options: [{ kind: 'integer', name: 'page', description: 'Which ten topics', min: 1, max: 100 }],

  async run(args, invocation) {
    const topics = await invocation.services.topics.list(spaceAsked(invocation).id);
    if (topics.length === 0) return { reply: NONE };
    const { page, pages, from } = pageOf(topics.length, CARDS, args.page);
    const shown = topics.slice(from, from + CARDS);
    const posts = shown.map((topic) => ({
      message: topicCard(topic),
      subjects: [{ kind: 'topic', id: topic.id } as const],
    }));
    if (page === pages) return { posts };
    return { posts, reply: more(from + shown.length, topics.length, page + 1) };
  },
});

const NONE: Message = {
  title: 'No topics yet',
  blocks: [
    text('A manager makes the first one with /paper-admin topic add, for example name="data selection".'),
  ],
};

function more(shown: number, total: number, page: number): Message {
  return {
    title: `${shown} of ${count(total, 'topic')}`,
    blocks: buttonRow(button('Post more', action('paper topic list', { page }))),
  };
}
