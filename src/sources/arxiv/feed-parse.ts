import { z } from 'zod';
import { SourceError } from '../source.ts';
import { readXmlFeed, type XmlFeed } from '../xml/feed.ts';
import { elementText, XmlError } from '../xml/parse.ts';

/** One row of a category's feed, in the feed's own words. */
export interface FeedRow {
  /** `oai:arXiv.org:2611.00001v1`. */
  readonly guid: string;
  readonly title: string;
  /** `arXiv:IDvN Announce Type: new \nAbstract: …`. */
  readonly description: string;
  readonly categories: readonly string[];
  readonly announceType: string;
  /** All names in one string. */
  readonly creator: string;
  readonly doi: string;
  readonly journal: string;
  /** The day of announcement as written, in arXiv's own time. */
  readonly day: string;
}

export interface ParsedFeed {
  readonly title: string;
  /** The day the feed says it is of, '' when it does not. */
  readonly day: string;
  readonly rows: readonly FeedRow[];
  readonly skipped: readonly string[];
}

const shared = {
  title: elementText,
  'arxiv:announce_type': elementText,
  'dc:creator': elementText,
  'arxiv:DOI': elementText,
  'arxiv:journal_reference': elementText,
};
const rssRow = z.object({
  ...shared,
  guid: elementText,
  description: elementText,
  category: z.array(elementText).catch([]),
  pubDate: elementText,
});
const atomRow = z.object({
  ...shared,
  id: elementText,
  summary: elementText,
  category: z.array(z.object({ '@term': z.string() }).transform((category) => category['@term'])).catch([]),
  published: elementText,
});
const rssHead = z.object({
  rss: z.object({ channel: z.object({ title: elementText, pubDate: elementText }) }),
});
const atomHead = z.object({ feed: z.object({ title: elementText, updated: elementText }) });

/** A category's feed, RSS or Atom. Throws a `SourceError` for anything else, an error page above all. */
export async function parseArxivFeed(text: string): Promise<ParsedFeed> {
  try {
    const feed = await readXmlFeed(text);
    const { title, day } = headOf(feed);
    const rows = feed.items.map(feed.form === 'rss' ? readRssRow : readAtomRow);
    const good = rows.filter((row) => row !== undefined);
    const bad = rows.length - good.length;
    return {
      title,
      day,
      rows: good,
      skipped: [...feed.skipped, ...Array<string>(bad).fill('a row without an id')],
    };
  } catch (fault) {
    if (fault instanceof XmlError || fault instanceof z.ZodError) {
      const why = fault instanceof XmlError ? fault.message : 'a feed without a channel';
      throw new SourceError('broken', `arXiv sent ${why}`, 0, { cause: fault });
    }
    throw fault;
  }
}

function headOf(feed: XmlFeed): { title: string; day: string } {
  if (feed.form === 'rss') {
    const { title, pubDate } = rssHead.parse(feed.head).rss.channel;
    return { title, day: dayAsWritten(pubDate) };
  }
  const { title, updated } = atomHead.parse(feed.head).feed;
  return { title, day: dayAsWritten(updated) };
}

function readRssRow(item: unknown): FeedRow | undefined {
  const { data: row } = rssRow.safeParse(item);
  return row && rowOf(row, row.guid, row.description, row.category, row.pubDate);
}

function readAtomRow(item: unknown): FeedRow | undefined {
  const { data: row } = atomRow.safeParse(item);
  return row && rowOf(row, row.id, row.summary, row.category, row.published);
}

function rowOf(
  row: { readonly [K in keyof typeof shared]: string },
  guid: string,
  description: string,
  categories: readonly string[],
  date: string,
): FeedRow | undefined {
  if (guid === '' || row.title === '') return undefined;
  return {
    guid,
    title: row.title,
    description,
    categories: categories.filter((category) => category !== ''),
    announceType: row['arxiv:announce_type'],
    creator: row['dc:creator'],
    doi: row['arxiv:DOI'],
    journal: row['arxiv:journal_reference'],
    day: dayAsWritten(date),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue, 24 Nov 2026 00:00:00 -0500` or `2026-11-24T00:00:00-05:00` as the day it names, whatever its zone. */
function dayAsWritten(date: string): string {
  const [, day = '', name = '', year = ''] = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(date) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month > 0) return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? '';
}
