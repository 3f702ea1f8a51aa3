import { MENU_AT_MOST, topicCard, topicMenu } from '../../src/cards/api.ts';
import { type Message, text } from '../../src/chat/api.ts';
import type { TopicSummary } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand, type Post } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { pageOf } from '../reply/pages.ts';
import { count } from '../reply/words.ts';

/** More cards at once would push everything else out of sight. */
const CARDS = 10;

export const topicList = defineCommand({
  root: 'paper',
  path: ['topic', 'list'],
  description: 'Post a card for each topic, or one menu for many, to join them',
  visibility: 'public',
  permission: 'anyone',
  options: [
    { kind: 'choice', name: 'as', description: 'Cards, or one menu', choices: ['cards', 'menu'] },
    { kind: 'integer', name: 'page', description: 'Which of them, when there are many', min: 1, max: 100 },
  ],

  async run(args, invocation) {
    const topics = await invocation.services.topics.list(spaceAsked(invocation).id);
    if (topics.length === 0) return { reply: NONE };
    const { as = topics.length > CARDS ? 'menu' : 'cards' } = args;
    const { page, pages, from } = pageOf(topics.length, as === 'menu' ? MENU_AT_MOST : CARDS, args.page);
    const shown = topics.slice(from, from + (as === 'menu' ? MENU_AT_MOST : CARDS));
    const posts = as === 'menu' ? [menuPost(shown)] : shown.map(cardPost);
    if (page === pages) return { posts };
    const next = { ...(args.as && { as: args.as }), page: page + 1 };
    return { posts, reply: more(from + shown.length, topics.length, next) };
  },
});

const cardPost = (topic: TopicSummary): Post => ({
  message: topicCard(topic),
  subjects: [{ kind: 'topic', id: topic.id }],
});

const menuPost = (topics: readonly TopicSummary[]): Post => ({
  message: topicMenu(topics),
  subjects: topics.map(({ id }) => ({ kind: 'topic', id })),
});

const NONE: Message = {
  title: 'No topics yet',
  blocks: [
    text(
      'A manager makes the first one with /paper-admin topic add, or starts with a pack: /paper-admin topic import.',
    ),
  ],
};

function more(shown: number, total: number, next: { readonly page: number }): Message {
  return {
    title: `${shown} of ${count(total, 'topic')}`,
    blocks: buttonRow(button('Post more', action('paper topic list', next))),
  };
}
