import { type Message, text } from '../src/chat/api.ts';
import type { Paper } from '../src/papers/api.ts';
import { spaceAsked } from './asked/channel.ts';
import { suggestPapers } from './asked/papers.ts';
import { action, defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { paperList } from './reply/paper-list.ts';
import { count } from './reply/words.ts';

const LONGEST_NOTE = 200;

export const submit = defineCommand({
  root: 'paper',
  path: ['submit'],
  description: 'Bring a paper in: the next digest here shows it',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    {
      kind: 'text',
      name: 'paper',
      description: 'An arXiv id, or a link to arXiv, Hugging Face, a DOI',
      required: true,
      suggests: true,
    },
    {
      kind: 'text',
      name: 'note',
      description: 'Why, in a sentence; stands beside your name',
      maxLength: LONGEST_NOTE,
      rest: 'words',
    },
  ],

  async run({ paper: asked, note = '' }, invocation) {
    const { services, person, personName: byName, channel } = invocation;
    const space = spaceAsked(invocation);
    const paper = await services.papers.obtain(asked);
    const here = await services.digests.statusOf(channel);
    const { state, joins } = await services.submissions.submit({
      ...{ person, space, paperId: paper.id, note, byName },
      channel: here && channel,
    });
    const told = { state, joins, nextAt: here?.plan.next[0], zone: here?.plan.zone ?? space.zone };
    return { reply: await receipt(paper, told, invocation) };
  },

  suggest: (_option, partial, { services }) => suggestPapers(partial, services),
});

interface Told {
  readonly state: 'in' | 'waiting';
  readonly joins: number;
  readonly nextAt: number | undefined;
  readonly zone: string;
}

async function receipt(paper: Paper, told: Told, invocation: Invocation): Promise<Message> {
  const { joins } = told;
  const others =
    joins > 0 ? [text(`${count(joins, 'other', 'others')} brought it in too; it comes once.`)] : [];
  return {
    title: told.state === 'in' ? 'Submitted' : 'Waits for a manager',
    blocks: [
      ...(await paperList([{ paper, reason: '' }], 0, invocation)),
      whenWords(told),
      ...others,
      ...buttonRow(button('Post it now', action('paper show', { paper: paper.id }))),
    ],
  };
}

function whenWords({ state, nextAt, zone }: Told) {
  if (state === 'waiting')
    return text('It comes with the digest once somebody who manages this channel lets it in.');
  if (nextAt === undefined)
    return text('It stands in the list of today, and comes with the next digest of this community.');
  const at = { type: 'time', at: nextAt, zone, style: 'datetime' } as const;
  return text('It stands in the list of today, and comes with the next digest here: ', at, '.');
}
