import { type Block, footnote, text } from '../../src/chat/api.ts';
import { type Paper, shorten } from '../../src/papers/api.ts';
import { defineCommand } from '../command.ts';
import { buttonRow } from '../reply/button-row.ts';
import { emojiHere, paperHandles } from '../reply/card.ts';
import { paperAsked } from './paper.ts';

const LONGEST_TITLE = 250;
/** What fits in one message everywhere. */
const LONGEST = 3_000;

export const abstract = defineCommand({
  root: 'button',
  path: ['abstract'],
  description: 'The whole abstract of a paper',
  visibility: 'private',
  permission: 'anyone',
  options: [{ kind: 'text', name: 'paper', description: 'A paper', required: true }],

  async run(args, invocation) {
    const paper = await paperAsked(args.paper, invocation);
    const title = shorten(paper.title, LONGEST_TITLE) || 'Untitled paper';
    const handles = paperHandles(paper.id, await emojiHere(invocation));
    return { reply: { title, blocks: [...wordsOf(paper), ...buttonRow(...handles)] } };
  },
});

function wordsOf({ abstract: own, summary, summaryBy }: Paper): readonly Block[] {
  if (own) return [text(shorten(own, LONGEST))];
  if (!summary) return [text('No source has told me its abstract. Its title leads to it.')];
  const by = summaryBy === 'machine' ? 'Summed up by a machine.' : 'Not the authors’ words.';
  return [text(shorten(summary, LONGEST)), footnote(by)];
}
