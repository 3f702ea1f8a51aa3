import { codeLink, type PaperEntry, type Span, urlOf } from '../chat/api.ts';
import { identifierLink } from './identifiers.ts';

import type { Paper } from './paper.ts';
import { sentences, shorten } from './sentences.ts';
import { sourceWords } from './source-words.ts';

const EXCERPT_SENTENCES = 2;
const EXCERPT_LENGTH = 420;
const AUTHORS_NAMED = 20;

/** What a list or a card says beside the paper's own facts. */
export interface EntryExtras {
  readonly form: PaperEntry['form'];
  readonly number?: number;
  readonly votesHere?: number;
  readonly reason?: string;
  /** Sentences chosen for this showing; without it the first two. */
  readonly excerpt?: string;
  /** Makes what was looked for in the excerpt stand strong. */
  readonly mark?: (text: string) => readonly Span[];
}

/** A paper as a message shows it: facts, two sentences, and why it is there. */
export function toEntry(paper: Paper, extras: EntryExtras): PaperEntry {
  const link = identifierLink(paper.identifiers);
  const code = codeLink(paper.codeUrl);
  const excerpt = excerptOf(paper, extras);
  const { form, number, votesHere, reason } = extras;
  return {
    form,
    paperId: paper.id,
    title: paper.title,
    ...authorsOf(paper),
    ...(link && urlOf(link) && { link }),
    ...(code && { code }),
    ...factsOf(paper),
    ...(excerpt && { excerpt }),
    ...(number !== undefined && { number }),
    ...(votesHere && { votesHere }),
    ...(reason && { reason }),
  };
}

/** Thousands sign a paper of a large experiment; a message that is kept names the first. */
function authorsOf({ authors }: Paper): Pick<PaperEntry, 'authors' | 'moreAuthors'> {
  if (authors.length <= AUTHORS_NAMED) return { authors };
  return { authors: authors.slice(0, AUTHORS_NAMED), moreAuthors: authors.length - AUTHORS_NAMED };
}

function factsOf(paper: Paper): Partial<PaperEntry> {
  const [category] = paper.categories;
  const best = paper.sources.toSorted((a, b) => b.upvotes - a.upvotes)[0];
  const source = best && sourceWords(best.source);
  const venue = paper.withdrawn ? 'withdrawn by its authors' : paper.venue;
  return {
    ...(paper.published && { date: paper.published }),
    ...(category && { category }),
    ...(venue && { venue }),
    ...(source && { source }),
    ...(best?.upvotes && { upvotes: best.upvotes }),
  };
}

function excerptOf(
  paper: Paper,
  { excerpt: chosen, mark }: Pick<EntryExtras, 'excerpt' | 'mark'>,
): PaperEntry['excerpt'] {
  const whole = paper.abstract || paper.summary;
  const text = chosen ?? sentences(whole).slice(0, EXCERPT_SENTENCES).join(' ');
  if (text === '') return undefined;
  const shown = shorten(text, EXCERPT_LENGTH);
  return {
    text: shown,
    by: paper.abstract ? 'authors' : paper.summaryBy,
    ...(mark && { spans: mark(shown) }),
  };
}
