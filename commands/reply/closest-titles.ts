import { type Message, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Invocation } from '../invocation.ts';
import { paperList } from './paper-list.ts';
import { quoted } from './words.ts';

const CLOSEST = 5;

/** Words instead of an id: nothing is done until it is certain which paper is meant. */
export async function closestTitles(asked: string, invocation: Invocation): Promise<Message> {
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
      text('I know a paper by its id or link. These come closest:'),
      ...(await paperList(list, 0, invocation)),
    ],
  };
}
