import type { Message } from '../src/chat/api.ts';
import { text } from '../src/chat/api.ts';
import { UserError } from '../src/errors.ts';
import { parseReference } from '../src/papers/api.ts';
import { suggestPapers } from './asked/papers.ts';
import { defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { paperCard } from './reply/card.ts';
import { paperList } from './reply/paper-list.ts';
import { quoted } from './reply/words.ts';

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

const CLOSEST = 5;

/** Words instead of an id: a paper is posted only when it is certain which one is meant. */
async function closestTitles(asked: string, invocation: Invocation): Promise<Message> {
  const { index, papers } = invocation.services;
  const { hits } = await index.search({ query: asked, limit: CLOSEST });
  const found = await papers.byIds(hits.map(({ paperId }) => paperId));
  if (found.length === 0) {
    throw new UserError(
      `${quoted(asked)} is no id or link I know. Give an arXiv id such as 2203.05482 or a link to arXiv, Hugging Face or a DOI, or try /paper search.`,
    );
  }
  const list = found.map((paper) => ({ paper, reason: `close to ${quoted(asked, 60)}` }));
  return {
    title: 'Which one?',
    blocks: [
      text('I post a paper by its id or link. These come closest:'),
      ...(await paperList(list, 0, invocation)),
    ],
  };
}
