import { defineCommand } from '../command.ts';
import { paperCard } from '../reply/card.ts';
import { paperAsked } from './paper.ts';

export const open = defineCommand({
  root: 'button',
  path: ['open'],
  description: 'Open the card of a paper',
  visibility: 'private',
  permission: 'anyone',
  options: [{ kind: 'text', name: 'paper', description: 'A paper', required: true }],

  async run(args, invocation) {
    const paper = await paperAsked(args.paper, invocation);
    return { reply: await paperCard(paper, 'Opened for you', invocation) };
  },
});
