import type { Selectable } from 'kysely';
import type { PaperFacts } from '../papers/facts.ts';
import type { Paper, TextBy } from '../papers/paper.ts';
import type { Database } from './schema.ts';

export type PaperRow = Selectable<Database['papers']>;

/** Only the beginning of a title is looked up while typing, and indexes hold no long texts. */
const TITLE_KEY_LENGTH = 200;

export function toFacts(row: PaperRow): PaperFacts {
  return {
    title: row.title,
    titleRaw: row.title_raw,
    abstract: row.abstract,
    abstractRaw: row.abstract_raw,
    textFrom: row.text_from,
    ...told(row),
  };
}

export function toPaper(row: PaperRow, names: Pick<Paper, 'identifiers' | 'sources'>): Paper {
  return { id: row.id, title: row.title, abstract: row.abstract, ...told(row), ...names };
}

function told(row: PaperRow) {
  return {
    summary: row.summary,
    summaryBy: row.summary_by as TextBy,
    authors: readList(row.authors),
    published: row.published,
    version: row.version,
    withdrawn: row.withdrawn === 1,
    categories: readList(row.categories),
    keywords: readList(row.keywords),
    venue: row.venue,
    codeUrl: row.code_url,
  };
}

export function toRow(
  facts: PaperFacts,
  own: Pick<PaperRow, 'id' | 'change' | 'created_at' | 'updated_at'>,
): PaperRow {
  return {
    ...own,
    title: facts.title,
    title_raw: facts.titleRaw === facts.title ? '' : facts.titleRaw,
    title_key: facts.title.toLowerCase().slice(0, TITLE_KEY_LENGTH).toWellFormed(),
    abstract: facts.abstract,
    abstract_raw: facts.abstractRaw === facts.abstract ? '' : facts.abstractRaw,
    text_from: facts.textFrom,
    summary: facts.summary,
    summary_by: facts.summaryBy,
    authors: JSON.stringify(facts.authors),
    published: facts.published,
    version: facts.version,
    withdrawn: facts.withdrawn ? 1 : 0,
    categories: JSON.stringify(facts.categories),
    keywords: JSON.stringify(facts.keywords),
    venue: facts.venue,
    code_url: facts.codeUrl,
  };
}

/** Lists are written by `toRow` only. */
function readList(json: string): readonly string[] {
  return JSON.parse(json || '[]') as string[];
}
