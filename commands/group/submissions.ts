import { type Message, type Select, text } from '../../src/chat/api.ts';
import { type Paper, shorten } from '../../src/papers/api.ts';
import { type Submission, submittedBy } from '../../src/submissions/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { paperList } from '../reply/paper-list.ts';
import { count } from '../reply/words.ts';

const SHOWN = 10;
const LABEL_LENGTH = 75;

export const submissions = defineCommand({
  root: 'paper-admin',
  path: ['submissions'],
  description: 'Papers that people submitted and that wait for you',
  visibility: 'private',
  permission: 'manager',
  options: [],

  async run(_args, invocation) {
    const space = spaceAsked(invocation);
    const waiting = await invocation.services.submissions.waiting(space.id, SHOWN);
    const byPaper = Map.groupBy(waiting, ({ paperId }) => paperId);
    const papers = await invocation.services.papers.byIds([...byPaper.keys()]);
    return { reply: papers.length > 0 ? await listMessage(papers, byPaper, invocation) : NONE };
  },
});

const NONE: Message = { title: 'No submission waits', blocks: [text('People submit with /paper submit.')] };

async function listMessage(
  papers: readonly Paper[],
  byPaper: ReadonlyMap<string, readonly Submission[]>,
  invocation: Invocation,
): Promise<Message> {
  const list = papers.map((paper) => ({
    paper,
    reason: (byPaper.get(paper.id) ?? []).map(submittedBy).join(' · '),
  }));
  return {
    title: `${count(papers.length, 'submission')} to decide`,
    blocks: [
      ...(await paperList(list, 0, invocation)),
      { type: 'actions', items: [decideSelect('in', 'Let in', papers)] },
      { type: 'actions', items: [decideSelect('declined', 'Decline', papers)] },
    ],
  };
}

function decideSelect(verdict: string, placeholder: string, papers: readonly Paper[]): Select {
  return {
    type: 'select',
    placeholder,
    options: papers.map(({ id, title }, i) => ({
      label: shorten(`${i + 1}  ${title}`, LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('decide', { verdict }), choose: 'paper' },
  };
}

/** What is chosen in the list of submissions. */
export const decide = defineCommand({
  root: 'button',
  path: ['decide'],
  description: 'Let a submitted paper in, or decline it',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    {
      kind: 'choice',
      name: 'verdict',
      description: 'What becomes of it',
      required: true,
      choices: ['in', 'declined'],
    },
    { kind: 'text', name: 'paper', description: 'A paper', required: true },
  ],

  async run({ verdict, paper }, invocation) {
    const space = spaceAsked(invocation);
    const done = await invocation.services.submissions.decide(space.id, paper, verdict);
    const words = verdict === 'in' ? 'The next digest brings it.' : 'It comes with no digest.';
    return {
      reply: done
        ? { title: verdict === 'in' ? 'Let in' : 'Declined', blocks: [text(words)] }
        : {
            title: 'Decided already',
            blocks: [text('Somebody else was faster. /paper-admin submissions shows what is left.')],
          },
    };
  },
});
