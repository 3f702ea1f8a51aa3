import type { PaperRecord } from '../../papers/api.ts';
import { arxivId, arxivVersion } from '../../papers/arxiv-id.ts';
import { codeAddressIn } from '../code-address.ts';
import { readDate } from '../days.ts';
import { ARXIV_SOURCE, identifiersOf } from './feed-convert.ts';
import type { QueryEntry } from './query-parse.ts';
import { saysWithdrawn } from './withdrawn.ts';

/** An entry as a paper, announced by nobody; undefined when its id is none of arXiv. */
export function convertEntry(entry: QueryEntry): PaperRecord | undefined {
  const name = entry.id.replace(/^https?:\/\/arxiv\.org\/abs\//, '');
  const id = arxivId(name);
  if (id === undefined) return undefined;
  return {
    source: ARXIV_SOURCE,
    identifiers: identifiersOf(id, entry.doi),
    title: entry.title,
    abstract: entry.summary,
    authors: entry.authors,
    published: readDate(entry.published.slice(0, 10)),
    version: arxivVersion(name),
    // A withdrawn paper keeps its place and its abstract; the comment alone says so.
    withdrawn: saysWithdrawn(entry.comment) || saysWithdrawn(entry.summary),
    categories: primaryFirst(entry),
    venue: entry.journal,
    codeUrl: codeAddressIn(entry.summary, entry.comment),
  };
}

function primaryFirst({ primaryCategory, categories }: QueryEntry): string[] {
  return [...new Set([primaryCategory, ...categories])].filter((category) => category !== '');
}
