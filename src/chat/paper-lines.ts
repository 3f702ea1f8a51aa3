import { shortAuthorName } from './author-names.ts';
import type { LinkTarget } from './links.ts';
import type { PaperEntry, Span } from './message.ts';
import { plain } from './message.ts';
import { dayWords } from './time-words.ts';

const AUTHORS_SHOWN = 3;
const DOT = ' · ';

/** An entry in words, the same on every platform; adapters only lay the lines out and escape them. */
export interface PaperLines {
  readonly title: string;
  readonly link?: LinkTarget;
  /** Its handle in a list, from 1. */
  readonly number?: number;
  /** "Maini, Seto, Bai + 3 · 10 Mar 2022 · cs.LG · Hugging Face · 👍 41 · code" */
  readonly byline: readonly Span[];
  /** Marked when the words are not the authors'. */
  readonly excerpt?: readonly Span[];
  readonly reason?: readonly Span[];
}

export function paperLines(entry: PaperEntry): PaperLines {
  const { title, link, number, excerpt, reason } = entry;
  return {
    title: title.trim() || 'Untitled paper',
    ...(link && { link }),
    ...(number !== undefined && { number }),
    byline: byline(entry),
    ...(excerpt?.text && { excerpt: excerptSpans(excerpt) }),
    ...(reason && { reason: [plain(reason)] }),
  };
}

function byline(entry: PaperEntry): readonly Span[] {
  const facts = [
    authorWords(entry),
    dayWords(entry.date ?? ''),
    entry.category,
    entry.venue,
    entry.source,
    entry.upvotes ? `👍 ${entry.upvotes}` : '',
    hereWords(entry.votesHere ?? 0),
  ].filter(Boolean);
  const spans: Span[] = facts.length > 0 ? [plain(facts.join(DOT))] : [];
  if (!entry.code) return spans;
  const code: Span = { type: 'link', text: 'code', to: entry.code };
  return spans.length > 0 ? [...spans, plain(DOT), code] : [code];
}

function authorWords({ authors, moreAuthors = 0, form }: PaperEntry): string {
  const shown = authors.slice(0, AUTHORS_SHOWN);
  const names = shown.map((name) => (form === 'compact' ? shortAuthorName(name) : name));
  const more = authors.length - shown.length + moreAuthors;
  return names.join(', ') + (more > 0 ? ` +${more}` : '');
}

function hereWords(votes: number): string {
  if (votes === 0) return '';
  return votes === 1 ? '1 vote here' : `${votes} votes here`;
}

function excerptSpans({
  text,
  by,
  spans = [plain(text)],
}: NonNullable<PaperEntry['excerpt']>): readonly Span[] {
  switch (by) {
    case 'authors':
      return spans;
    case 'paperboy':
      return [plain('In our words: '), ...spans];
    case 'machine':
      return [plain('Summed up by a machine: '), ...spans];
  }
}
