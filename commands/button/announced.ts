import { UserError } from '../../src/errors.ts';
import { defineCommand } from '../command.ts';
import { buttonRow } from '../reply/button-row.ts';
import { pageButtons, pageRange } from '../reply/pages.ts';
import { paperList } from '../reply/paper-list.ts';

const PAGE_SIZE = 10;

export const announced = defineCommand({
  root: 'button',
  path: ['announced'],
  description: 'The papers that a digest folded',
  visibility: 'private',
  permission: 'anyone',
  options: [
    { kind: 'text', name: 'digest', description: 'A digest', required: true },
    { kind: 'integer', name: 'page', description: 'Which ten', min: 1, max: 1_000 },
  ],

  async run({ digest, page: asked = 1 }, invocation) {
    const folded = await invocation.services.digests.folded(digest, asked);
    if (!folded) throw new UserError('I no longer hold that digest. See a day with /paper today.');
    const { papers, page, pages, total } = folded;
    const from = (page - 1) * PAGE_SIZE;
    return {
      reply: {
        title: `Also announced (${total})`,
        blocks: [
          ...(await paperList(papers, from, invocation)),
          ...buttonRow(...pageButtons('announced', { digest }, { page, pages, from })),
          ...pageRange({ page, pages, from }, papers.length, total),
        ],
      },
    };
  },
});
