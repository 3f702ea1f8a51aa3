import type { AnnouncementKind, Identifier, PaperRecord } from '../../papers/api.ts';
import { arxivId, arxivMonth, arxivVersion } from '../../papers/arxiv-id.ts';
import { parseReference } from '../../papers/identifiers.ts';
import { codeAddressIn } from '../code-address.ts';
import { splitCreators } from './creators.ts';
import type { FeedRow } from './feed-parse.ts';
import { saysWithdrawn } from './withdrawn.ts';

export const ARXIV_SOURCE = 'arxiv';

const KINDS: ReadonlyMap<string, AnnouncementKind> = new Map([
  ['new', 'new'],
  ['cross', 'cross'],
  ['replace', 'replace'],
  ['replace-cross', 'replace-cross'],
]);

/** The rows of a feed as papers announced on `day`; of two rows for one paper the newer version stays. */
export function convertRows(
  rows: readonly FeedRow[],
  day: string,
): { records: PaperRecord[]; skipped: string[] } {
  const newest = new Map<string, PaperRecord>();
  const skipped: string[] = [];
  for (const [i, row] of rows.entries()) {
    const record = convertRow(row, day, i + 1);
    if (typeof record === 'string') {
      skipped.push(`row ${i + 1}: ${record}`);
      continue;
    }
    const name = record.identifiers[0]?.value ?? '';
    const other = newest.get(name);
    if (!other || other.version < record.version) newest.set(name, record);
  }
  return { records: [...newest.values()], skipped };
}

function convertRow(row: FeedRow, day: string, rank: number): PaperRecord | string {
  const name = row.guid.replace(/^oai:arXiv\.org:/i, '');
  const id = arxivId(name);
  if (id === undefined) return `"${name.slice(0, 40)}" is no arXiv id`;
  const kind = KINDS.get(row.announceType);
  if (kind === undefined) return `${id} is announced as "${row.announceType.slice(0, 20)}", which is unknown`;
  const abstract = abstractOf(row.description);
  const withdrawn = saysWithdrawn(abstract);
  return {
    source: ARXIV_SOURCE,
    identifiers: identifiersOf(id, row.doi),
    title: row.title,
    abstract,
    authors: splitCreators(row.creator),
    // The feed gives only the day of announcement.
    published: arxivMonth(id),
    version: arxivVersion(name),
    withdrawn,
    categories: row.categories,
    venue: row.journal,
    codeUrl: codeAddressIn(abstract),
    listing: { source: ARXIV_SOURCE, day, kind: withdrawn ? 'withdrawn' : kind, rank },
  };
}

function abstractOf(description: string): string {
  return description.replace(/^arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?/, '');
}

/** The names of a work: its arXiv id first, and the DOI of its published form. */
export function identifiersOf(id: string, doi: string): Identifier[] {
  const published = doi === '' ? undefined : parseReference(doi);
  return [{ kind: 'arxiv', value: id }, ...(published?.kind === 'doi' ? [published] : [])];
}
