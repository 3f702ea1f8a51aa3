import { text } from '../../src/chat/api.ts';
import { defineCommand } from '../command.ts';

export const meExport = defineCommand({
  root: 'paper',
  path: ['me', 'export'],
  description: 'All that I hold about you, as a file',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, { person, services }) {
    const kinds = await services.personal.of(person.id);
    const held = Object.fromEntries(kinds.map(({ what, rows }) => [what, rows]));
    const { liked, disliked } = await services.learned.of({ person });
    const all = { person: person.id, ...held, learned: { liked, disliked } };
    const content = `${JSON.stringify(all, undefined, 2)}\n`;
    return {
      reply: {
        title: 'All that I hold about you',
        blocks: [
          { type: 'file', name: 'about-me.json', mediaType: 'application/json', content },
          text('Times are milliseconds since 1970 in UTC.'),
        ],
      },
    };
  },
});
