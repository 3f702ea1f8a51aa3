import type { Block, PaperBlock, Select } from '../../src/chat/api.ts';
import { type Paper, shorten, toEntry } from '../../src/papers/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { paperHandles } from './card.ts';

/** One paper of a list, and why it is in it; '' where the title of the list says it all. */
export interface ListedPaper {
  readonly paper: Paper;
  readonly reason: string;
  /** Sentences to show in place of the first two. */
  readonly excerpt?: string;
}

/** Numbered entries, then a select that opens one: a list's numbers are its handles. `from` counts from 0. */
export async function paperList(
  listed: readonly ListedPaper[],
  from: number,
  { services, space }: Pick<Invocation, 'services' | 'space'>,
): Promise<readonly Block[]> {
  const ids = listed.map(({ paper }) => paper.id);
  const here = space && (await services.votes.tally(space.id, ids));
  const entries = listed.map(({ paper, reason, excerpt }, i): PaperBlock => {
    const votesHere = here?.get(paper.id)?.up ?? 0;
    const extras = { form: 'compact', number: from + i + 1, votesHere, reason } as const;
    const entry = toEntry(paper, excerpt ? { ...extras, excerpt } : extras);
    return { type: 'paper', entry: { ...entry, handles: paperHandles(paper.id) } };
  });
  const papers = listed.map(({ paper }) => paper);
  return papers.length > 0 ? [...entries, { type: 'actions', items: [openSelect(papers, from)] }] : entries;
}

const OPTIONS_AT_MOST = 25;
const LABEL_LENGTH = 75;

function openSelect(papers: readonly Paper[], from: number): Select {
  return {
    type: 'select',
    placeholder: 'Open, vote or save',
    options: papers.slice(0, OPTIONS_AT_MOST).map(({ id, title }, i) => ({
      label: shorten(`${from + i + 1}  ${title}`, LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('open'), choose: 'paper' },
  };
}
