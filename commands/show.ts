import { parseReference } from '../src/papers/api.ts';
import { suggestPapers } from './asked/papers.ts';
import { defineCommand } from './command.ts';
import { paperCard } from './reply/card.ts';
import { closestTitles } from './reply/closest-titles.ts';

export const show = defineCommand({
  root: 'paper',
  path: ['show'],
  description: 'Post a paper here, by id or link',
  visibility: 'public',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'paper',
      description: 'An arXiv id, or a link to arXiv, Hugging Face, a DOI',
      required: true,
      suggests: true,
      rest: 'words',
    },
  ],

  async run(args, invocation) {
    const { papers } = invocation.services;
    const held = await papers.resolve(args.paper);
    if (!held && !parseReference(args.paper)) return { reply: await closestTitles(args.paper, invocation) };
    const paper = held ?? (await papers.obtain(args.paper));
    const message = await paperCard(paper, 'Asked for here', invocation);
    return { posts: [{ message, subjects: [{ kind: 'paper', id: paper.id }] }] };
  },

  suggest: (_option, partial, { services }) => suggestPapers(partial, services),
});
