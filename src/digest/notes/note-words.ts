import { type Message, plain, type Span, type TextBlock, text, urlOf } from '../../chat/api.ts';
import { identifierLink, type Paper, shorten } from '../../papers/api.ts';
import { dateInWords } from '../schedule/local-words.ts';
import type { NewNote } from './note-store.ts';

export interface ToldNote extends Pick<NewNote, 'news' | 'listed'> {
  readonly paper: Paper;
}

const LISTED = 10;
const TITLE_LENGTH = 150;

/** One line for each paper: "Model soups was updated to v3 on 24 Nov." */
export function noteMessage(notes: readonly ToldNote[]): Message {
  const more = notes.length - LISTED;
  return {
    title: titleOf(notes),
    blocks: [
      ...notes.slice(0, LISTED).map(line),
      ...(more > 0 ? [text(more === 1 ? 'And 1 more paper.' : `And ${more} more papers.`)] : []),
    ],
  };
}

function titleOf(notes: readonly ToldNote[]): string {
  if (notes.length !== 1) return `News of ${notes.length} papers`;
  return notes[0]?.news === 'withdrawn' ? 'Withdrawn' : 'New version';
}

function line({ paper, news, listed }: ToldNote): TextBlock {
  return text(titleSpan(paper), ` ${happened(news, listed)}.`);
}

function happened(news: string, listed: string): string {
  if (news === 'withdrawn') return 'was withdrawn by its authors';
  const [, ...date] = dateInWords(listed).split(' ');
  const version = news === listed ? '' : ` to ${news}`;
  return `was updated${version} on ${date.join(' ')}`;
}

function titleSpan({ title, identifiers }: Paper): Span {
  const short = shorten(title, TITLE_LENGTH);
  const link = identifierLink(identifiers);
  return link && urlOf(link) ? { type: 'link', text: short, to: link } : plain(short);
}
