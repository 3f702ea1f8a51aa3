import type { Listing, PaperRecord } from '../../papers/api.ts';
import { arxivId, arxivVersion } from '../../papers/arxiv-id.ts';
import { codeAddressIn } from '../code-address.ts';
import { readDate } from '../days.ts';
import type { HfItem, HfPaper } from './parse.ts';

export const HF_SOURCE = 'hf-daily';

/** A listed paper. `rank` is its place in the day's list, from 1. */
export function convertItem(item: HfItem, day: string, rank: number): PaperRecord | undefined {
  const record = convertPaper(item.paper, item.title ?? '');
  return record && { ...record, listing: listingOf(item, day, rank) };
}

/** A paper with its votes: being looked up or trending is no announcement. Undefined when its id is none of arXiv. */
export function convertVoted(paper: HfPaper, outerTitle = ''): PaperRecord | undefined {
  const record = convertPaper(paper, outerTitle);
  const { upvotes } = paper;
  return record && typeof upvotes === 'number' ? { ...record, votes: { upvotes } } : record;
}

function convertPaper(paper: HfPaper, outerTitle: string): PaperRecord | undefined {
  const id = arxivId(paper.id);
  if (id === undefined) return undefined;
  return {
    source: HF_SOURCE,
    identifiers: [{ kind: 'arxiv', value: id }],
    // The outer title is the one cleaned of line breaks.
    title: outerTitle.trim() || paper.title,
    abstract: paper.summary ?? '',
    ...(paper.ai_summary ? { summary: paper.ai_summary, summaryBy: 'machine' as const } : {}),
    authors: authorsOf(paper),
    // Not the outer one, which is four or five hours early and may show the day before.
    published: readDate(paper.publishedAt ?? ''),
    version: arxivVersion(paper.id),
    categories: [],
    keywords: paper.ai_keywords ?? [],
    codeUrl: paper.githubRepo ? codeAddressIn(paper.githubRepo) : '',
  };
}

/** `hidden` is about the page, not about the paper: its own list of authors has them all. */
function authorsOf({ authors }: HfPaper): string[] {
  return (authors ?? []).map((author) => author.name?.trim() ?? '').filter((name) => name !== '');
}

function listingOf(item: HfItem, day: string, rank: number): Listing {
  const by = item.paper.submittedOnDailyBy ?? item.submittedBy;
  return {
    source: HF_SOURCE,
    day,
    kind: 'new',
    upvotes: item.paper.upvotes ?? 0,
    comments: item.numComments ?? 0,
    submitter: by?.fullname || by?.user || by?.name || '',
    rank,
  };
}
