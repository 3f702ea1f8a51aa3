import { footnote, type Message, plain, text } from '../../src/chat/api.ts';
import type { HeldKind } from '../../src/privacy/api.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';

export const meShow = defineCommand({
  root: 'paper',
  path: ['me', 'show'],
  description: 'What I hold about you',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, { person, services }) {
    return { reply: heldMessage(await services.personal.of(person.id)) };
  },
});

function heldMessage(kinds: readonly HeldKind[]): Message {
  const held = kinds.filter(({ rows }) => rows.length > 0);
  return {
    title: 'What I hold about you',
    blocks: [
      {
        type: 'fields',
        fields: held.map(({ what, rows }) => ({
          label: what,
          value: [plain(rows.length.toLocaleString('en'))],
        })),
      },
      text(
        'Account ids, papers and times; no name but the one under a paper you submit, and nothing you write elsewhere.',
      ),
      ...buttonRow(
        button('All of it as a file', action('paper me export')),
        button('Forget me', action('paper me forget')),
      ),
      footnote(
        'What the log says of errors names account ids at times; it is kept as long as whoever runs me keeps it.',
      ),
    ],
  };
}
