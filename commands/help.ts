import { type FieldsBlock, type Message, plain, text } from '../src/chat/api.ts';
import { action, type Command, defineCommand } from './command.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { usage } from './text/usage.ts';

export const help = defineCommand({
  root: 'paper',
  path: ['help'],
  description: 'What I can do',
  visibility: 'private',
  permission: 'anyone',
  options: [],
  run: async (_args, { commands }) => ({ reply: message(commands) }),
});

function message(commands: readonly Command[]): Message {
  return {
    title: 'Paperboy brings research papers here',
    blocks: [
      text(
        'Read a day, search, join a topic and get its new papers by direct message or e-mail. 👍 votes, 🔖 saves.',
      ),
      ...buttonRow(
        button('Today', action('paper today')),
        button('Trending', action('paper trending')),
        button('Topics', action('paper topic list')),
        button('My topics', action('paper subscriptions')),
        button('My digest', action('paper digest')),
      ),
      { type: 'fields', fields: groups(commands) },
    ],
  };
}

const PAPERS = new Set(['search', 'today', 'trending', 'show', 'similar']);
const TOPICS = new Set(['topic', 'subscribe', 'unsubscribe', 'subscriptions', 'digest', 'email']);

/** A command that no group names stands in the last, so that a new one is never missing. */
function groupOf({ root, path: [word = ''] }: Command): string {
  if (root === 'paper-admin') return 'For managers';
  if (PAPERS.has(word)) return 'Papers';
  return TOPICS.has(word) ? 'Topics' : 'More';
}

function groups(commands: readonly Command[]): FieldsBlock['fields'] {
  const worded = commands.filter(({ root }) => root !== 'button');
  const lines = (members: readonly Command[]) =>
    members.map((command) => `${usage(command)} – ${command.description}`).join('\n');
  return ['Papers', 'Topics', 'More', 'For managers'].map((label) => ({
    label,
    value: [plain(lines(worded.filter((command) => groupOf(command) === label)))],
  }));
}
