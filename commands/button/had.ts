import { type Message, text } from '../../src/chat/api.ts';
import type { Paper } from '../../src/papers/api.ts';
import { action, defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { hadLine } from '../reply/had.ts';
import { paperList } from '../reply/paper-list.ts';

/** What is said over a message with a link: has this community had that paper? */
export const had = defineCommand({
  root: 'button',
  path: ['had'],
  description: 'Whether a paper was here before',
  visibility: 'private',
  permission: 'anyone',
  options: [{ kind: 'text', name: 'paper', description: 'An id or a link', required: true }],

  async run({ paper: asked }, invocation) {
    const paper = await invocation.services.papers.obtain(asked);
    return { reply: await hadMessage(paper, invocation) };
  },
});

async function hadMessage(paper: Paper, invocation: Invocation): Promise<Message> {
  const { space, services } = invocation;
  const line = space && hadLine(await services.had.of(space, paper.id), space);
  return {
    title: line ? 'We know this one' : 'New here',
    blocks: [
      line ?? text('Nothing I posted here showed it, and nobody voted for it or saved it.'),
      ...(await paperList([{ paper, reason: '' }], 0, invocation)),
      ...buttonRow(
        button('Post it here', action('paper show', { paper: paper.id })),
        button('Why', action('paper why', { paper: paper.id })),
      ),
    ],
  };
}
