import { z } from 'zod';
import { SourceError } from '../source.ts';
import { readXmlFeed } from '../xml/feed.ts';
import { elementText, XmlError } from '../xml/parse.ts';

/** One paper of an answer of the query API, in its own words; the old form and the new one look the same here. */
export interface QueryEntry {
  /** `http://arxiv.org/abs/2611.00001v2`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** First version. */
  readonly published: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly primaryCategory: string;
  readonly comment: string;
  readonly journal: string;
  readonly doi: string;
}

export interface QueryAnswer {
  readonly entries: readonly QueryEntry[];
  readonly skipped: readonly string[];
  /** How many papers match in all, as the service says. */
  readonly total: number;
}

const term = z.object({ '@term': z.string() }).transform((category) => category['@term']);

const entryShape = z.object({
  id: z.string().min(1),
  title: elementText,
  summary: elementText,
  published: elementText,
  author: z.array(z.object({ name: elementText })).catch([]),
  category: z.array(term).catch([]),
  'arxiv:primary_category': term.catch(''),
  'arxiv:comment': elementText,
  'arxiv:journal_ref': elementText,
  'arxiv:doi': elementText,
});

const headShape = z.object({
  feed: z.object({
    'opensearch:totalResults': elementText.pipe(z.string().regex(/^\d+$/)).transform(Number),
  }),
});

/** An answer of the query API. Throws a `SourceError`: `rejected` with arXiv's own words for an error entry. */
export async function parseQueryAnswer(text: string): Promise<QueryAnswer> {
  try {
    const feed = await readXmlFeed(text);
    const { feed: head } = headShape.parse(feed.head);
    const read = feed.items.map(readEntry);
    const entries = read.filter((entry) => typeof entry !== 'string');
    const skipped = [...feed.skipped, ...read.filter((entry) => typeof entry === 'string')];
    return { entries, skipped, total: head['opensearch:totalResults'] };
  } catch (fault) {
    if (fault instanceof XmlError || fault instanceof z.ZodError) {
      const why = fault instanceof XmlError ? fault.message : 'a feed that is no answer to a query';
      throw new SourceError('broken', `arXiv sent ${why}`, 0, { cause: fault });
    }
    throw fault;
  }
}

function readEntry(item: unknown, place: number): QueryEntry | string {
  const { data: entry } = entryShape.safeParse(item);
  if (!entry) return `entry ${place}: without an id`;
  if (/\/api\/errors/.test(entry.id)) {
    throw new SourceError('rejected', `arXiv rejects the request: ${entry.summary.slice(0, 200)}`);
  }
  if (entry.title === '') return `entry ${place}: without a title`;
  return {
    id: entry.id,
    title: entry.title,
    summary: entry.summary,
    published: entry.published,
    authors: entry.author.map((author) => author.name).filter((name) => name !== ''),
    categories: entry.category,
    primaryCategory: entry['arxiv:primary_category'],
    comment: entry['arxiv:comment'],
    journal: entry['arxiv:journal_ref'],
    doi: entry['arxiv:doi'],
  };
}
