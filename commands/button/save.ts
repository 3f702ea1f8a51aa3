import { strong, text } from '../../src/chat/api.ts';
import { shorten } from '../../src/papers/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count } from '../reply/words.ts';
import { paperAsked } from './paper.ts';

const TITLE_LENGTH = 200;

export const save = defineCommand({
  root: 'button',
  path: ['save'],
  description: 'Save a paper for yourself',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'paper', description: 'A paper', required: true },
    { kind: 'integer', name: 'on', description: '1 to save, 0 to remove', min: 0, max: 1 },
  ],

  async run({ paper: id, on = 1 }, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    const paper = await paperAsked(id, invocation);
    await services.votes.save(person, space, paper.id, on === 1);
    const savers = await services.votes.savers(space.id, paper.id);
    const other =
      on === 1 ? button('Remove', action('save', { paper: paper.id, on: 0 }, 'replace')) : undefined;
    return {
      reply: {
        title: on === 1 ? 'Saved' : 'No longer saved',
        blocks: [
          text(
            strong(shorten(paper.title, TITLE_LENGTH) || 'This paper'),
            `: ${savers === 0 ? 'nobody' : count(savers, 'person', 'people')} saved it here.`,
          ),
          ...buttonRow(...(other ? [other] : [])),
        ],
      },
    };
  },
});
