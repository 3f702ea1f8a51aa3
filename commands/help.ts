import { type Block, type Message, text } from '../src/chat/api.ts';
import { button, buttonRow } from './button-row.ts';
import { action, type Command, defineCommand } from './command.ts';
import { COMMANDS } from './index.ts';
import { usage } from './usage.ts';

export const help = defineCommand({
  root: 'paper',
  path: ['help'],
  description: 'What I can do',
  visibility: 'private',
  permission: 'anyone',
  options: [],
  run: async () => ({ reply: message() }),
});

function message(): Message {
  return {
    title: 'Paperboy brings research papers here',
    blocks: [
      text('Read a day, search, join a topic and get its new papers by direct message. 👍 votes, 🔖 saves.'),
      ...buttonRow(
        button('Today', action('paper today')),
        button('Trending', action('paper trending')),
        button('Topics', action('paper topic list')),
        button('My topics', action('paper subscriptions')),
      ),
      ...group('Papers', ['search', 'today', 'trending', 'show']),
      ...group('Topics', ['topic', 'subscribe', 'unsubscribe', 'subscriptions']),
      ...group('About', ['status', 'help']),
      ...admin(),
    ],
  };
}

function group(label: string, words: readonly string[]): readonly Block[] {
  return listOf(
    label,
    COMMANDS.filter(({ root, path }) => root === 'paper' && words.includes(path[0] ?? '')),
  );
}

function admin(): readonly Block[] {
  return listOf(
    'For managers',
    COMMANDS.filter(({ root }) => root === 'paper-admin'),
  );
}

function listOf(label: string, commands: readonly Command[]): readonly Block[] {
  const lines = commands.map((command) => `${usage(command)} – ${command.description}`);
  return [{ type: 'fields', fields: [{ label, value: [{ type: 'plain', text: lines.join('\n') }] }] }];
}
