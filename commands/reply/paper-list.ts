import type { Block, PaperBlock, Select, Span } from '../../src/chat/api.ts';
import { type Paper, shorten, toEntry } from '../../src/papers/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { emojiHere, paperHandles } from './card.ts';

/** One paper of a list, and why it is in it; '' where the title of the list says it all. */
export interface ListedPaper {
  readonly paper: Paper;
  readonly reason: string;
  /** Sentences to show in place of the first two. */
  readonly excerpt?: string;
  /** Makes what was looked for stand strong. */
  readonly mark?: (text: string) => readonly Span[];
  /** What the space has had of it, votes included. */
  readonly seen?: string;
}

/** Numbered entries, then a select that opens one: a list's numbers are its handles. `from` counts from 0. */
export async function paperList(
  listed: readonly ListedPaper[],
  from: number,
  invocation: Pick<Invocation, 'services' | 'space'>,
): Promise<readonly Block[]> {
  const papers = listed.map(({ paper }) => paper);
  return [...(await paperEntries(listed, from, invocation)), ...openSelect(papers, from)];
}

/** Numbered entries without the select, for lists of several parts. */
export async function paperEntries(
  listed: readonly ListedPaper[],
  from: number,
  { services, space }: Pick<Invocation, 'services' | 'space'>,
): Promise<readonly PaperBlock[]> {
  const ids = listed.map(({ paper }) => paper.id);
  const here = space && (await services.votes.tally(space.id, ids));
  const emoji = await emojiHere({ services, space });
  return listed.map(({ paper, reason, excerpt, mark, seen }, i): PaperBlock => {
    const votesHere = seen ? 0 : (here?.get(paper.id)?.up ?? 0);
    const why = [seen, reason].filter(Boolean).join(' · ');
    const extras = { form: 'compact', number: from + i + 1, votesHere, reason: why } as const;
    const entry = toEntry(paper, { ...extras, ...(excerpt && { excerpt }), ...(mark && { mark }) });
    return { type: 'paper', entry: { ...entry, handles: paperHandles(paper.id, emoji) } };
  });
}

const OPTIONS_AT_MOST = 25;
const LABEL_LENGTH = 75;

/** Opens the card of one of these; no block without any. */
export function openSelect(papers: readonly Paper[], from: number): readonly Block[] {
  if (papers.length === 0) return [];
  const select: Select = {
    type: 'select',
    placeholder: 'Open, vote or save',
    options: papers.slice(0, OPTIONS_AT_MOST).map(({ id, title }, i) => ({
      label: shorten(`${from + i + 1}  ${title}`, LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('open'), choose: 'paper' },
  };
  return [{ type: 'actions', items: [select] }];
}
