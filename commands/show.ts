import { paperCard } from './card.ts';
import { defineCommand } from './command.ts';
import { suggestPapers } from './suggest-papers.ts';

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
    const [known] = await papers.byIds([args.paper]);
    const paper = known ?? (await papers.obtain(args.paper));
    const message = await paperCard(paper, 'asked for here', invocation);
    return { posts: [{ message, subjects: [{ kind: 'paper', id: paper.id }] }] };
  },

  suggest: (_option, partial, { services }) => suggestPapers(partial, services),
});
