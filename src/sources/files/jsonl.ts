import { arxivVersion } from '../../papers/identifiers.ts';
import type { Listing, PaperRecord } from '../../papers/paper.ts';
import { codeAddressIn } from '../code-address.ts';
import { readDate } from '../days.ts';
import type { FileItem } from '../source.ts';
import { type JsonLine, lineShape } from './jsonl-shape.ts';
import type { Line } from './lines.ts';
import { namesOf } from './names.ts';

const FILE_SOURCE = 'file';
/** The collection that Paperboy itself brings: announced, ranked, and told in its own words. */
const STARTER_SOURCE = 'starter';

/** JSON Lines: a paper a line. Empty lines are none, and a bad one is told with its reason. */
export async function* readJsonLines(lines: AsyncIterable<Line>): AsyncIterable<FileItem> {
  for await (const line of lines) {
    if ('problem' in line) yield { line: line.number, problem: line.problem };
    else if (line.text.trim() !== '') yield readLine(line.number, line.text);
  }
}

function readLine(line: number, text: string): FileItem {
  const value = parse(text);
  if (value === undefined) return { line, problem: 'not JSON' };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, problem: 'not a JSON object: one paper a line is read' };
  }
  const read = lineShape.safeParse(value);
  if (!read.success || read.data.title.trim() === '') return { line, problem: 'no title' };
  return { line, record: convertLine(read.data) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

function convertLine(line: JsonLine): PaperRecord {
  const ids = [line.id, line.arxivId, line.arxiv_id, line.arxiv, line.doi, line.anthologyId, line.url];
  const source = isStarter(line) ? STARTER_SOURCE : FILE_SOURCE;
  const listing = listingOf(line, source);
  // Where nobody says whose the summary is, it is the abstract under another name.
  const abstract = line.abstract || (line.summaryBy ? '' : line.summary);
  return {
    source,
    identifiers: namesOf([...ids, ...Object.values(line.externalIds)], line.title, line.id || line.paperId),
    title: line.title,
    abstract,
    ...(line.summaryBy && line.summary ? { summary: line.summary, summaryBy: line.summaryBy } : {}),
    authors: authorsOf(line),
    published: dateOf(line),
    version: line.version || Math.max(...ids.map(arxivVersion)),
    categories: distinct([line.category, line.primary_category, ...listed(line.categories, /[\s,;]+/)]),
    keywords: distinct(listed(line.keywords, /[,;]+/)),
    venue: line.venue || line.journal || line.booktitle,
    codeUrl: line.codeUrl || line.code_url || codeAddressIn(line.code, abstract),
    ...(listing ? { listing } : {}),
  };
}

function isStarter({ announced, summaryBy, rank }: JsonLine): boolean {
  return announced !== '' && summaryBy === 'paperboy' && rank > 0;
}

/** Only a paper with a day is news; the others are a library. */
function listingOf({ announced, rank, upvotes }: JsonLine, source: string): Listing | undefined {
  const day = readDate(announced);
  if (day.length !== 10) return undefined;
  return { source, day, kind: 'new', ...(rank > 0 ? { rank } : {}), ...(upvotes > 0 ? { upvotes } : {}) };
}

function authorsOf({ authors, author }: JsonLine): string[] {
  const given = authors.length > 0 ? authors : author;
  if (typeof given !== 'string') return given.map((name) => name.trim()).filter((name) => name !== '');
  const names = given.replace(/\s+/g, ' ');
  return listed(names, names.includes(';') ? /;/ : names.includes(' and ') ? / and / : /,/);
}

/** The most exact of the dates given. */
function dateOf(line: JsonLine): string {
  const dates = [line.date, line.submitted, line.published, line.publicationDate, line.year].map(readDate);
  return dates.reduce((best, date) => (date.length > best.length ? date : best), '');
}

function listed(value: string | readonly string[], separator: RegExp): string[] {
  const parts = typeof value === 'string' ? value.split(separator) : value;
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}
