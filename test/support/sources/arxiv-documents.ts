/** arXiv's documents in their recorded shapes, with papers of our own making. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface FeedItem {
  readonly id: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly type?: string;
  readonly creator?: string;
  readonly categories?: readonly string[];
  readonly doi?: string;
  /** RFC 822. */
  readonly date?: string;
}

export interface FeedHead {
  readonly category?: string;
  readonly date?: string;
  readonly built?: string;
}

const TUESDAY = 'Tue, 24 Nov 2026 00:00:00 -0500';

/** `rss.arxiv.org/rss/{cat}`. */
export function rssFeed(items: readonly FeedItem[], head: FeedHead = {}): string {
  const { category = 'cs.CL', date = TUESDAY, built = 'Tue, 24 Nov 2026 05:00:12 +0000' } = head;
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>${category} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${category}</link>
    <atom:link href="http://rss.arxiv.org/rss/${category}" rel="self" type="application/rss+xml"/>
    <lastBuildDate>${built}</lastBuildDate>
    <pubDate>${date}</pubDate>
    <skipDays>
      <day>Sunday</day>
      <day>Saturday</day>
    </skipDays>
${items.map((item) => rssItem(item, date)).join('\n')}
  </channel>
</rss>
`;
}

function rssItem(item: FeedItem, date: string): string {
  const { id, type = 'new', categories = ['cs.CL'], creator = 'Ada Example, Bo Beispiel' } = item;
  const abstract = item.abstract ?? `We show that ${id} holds.`;
  return `    <item>
      <title>${escaped(item.title ?? `On ${id}`)}</title>
      <link>https://arxiv.org/abs/${id.replace(/v\d+$/, '')}</link>
      <description>arXiv:${id} Announce Type: ${type} 
Abstract: ${escaped(abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}</guid>
${categories.map((category) => `      <category>${category}</category>`).join('\n')}
      <pubDate>${item.date ?? date}</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <dc:creator>${escaped(creator)}</dc:creator>
${item.doi === undefined ? '' : `      <arxiv:DOI>${item.doi}</arxiv:DOI>\n`}    </item>`;
}

/** `rss.arxiv.org/atom/{cat}`. */
export function atomFeed(items: readonly FeedItem[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
  <id>http://rss.arxiv.org/atom/cs.CL</id>
  <title>cs.CL updates on arXiv.org</title>
  <updated>2026-11-24T05:00:19.866337+00:00</updated>
${items
  .map(
    ({ id, type = 'new', creator = 'Ada Example' }) => `  <entry>
    <id>oai:arXiv.org:${id}</id>
    <title>On ${id}</title>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>arXiv:${id} Announce Type: ${type} 
Abstract: We show that ${id} holds.</summary>
    <category term="cs.CL"/>
    <category term="cs.AI"/>
    <published>2026-11-24T00:00:00-05:00</published>
    <arxiv:announce_type>${type}</arxiv:announce_type>
    <dc:creator>${creator}</dc:creator>
  </entry>`,
  )
  .join('\n')}
</feed>`;
}

/** HTTP 400 for a category that does not exist. */
export const feedError = `<?xml version='1.0' encoding='UTF-8'?>
<rss version="2.0"><channel><title>Feed error for query: cs.XX</title><description>Invalid archive or category</description></channel></rss>`;

export interface Entry {
  readonly id: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly published?: string;
  readonly comment?: string;
  readonly doi?: string;
  readonly journal?: string;
  readonly categories?: readonly string[];
}

/** The query API's answer since November 2025. */
export function queryAnswer(entries: readonly Entry[], total = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/abcdefghijklmnopqrstuvwxyzA</id>
  <title>arXiv Query: search_query=&amp;id_list=x&amp;start=0&amp;max_results=${entries.length}</title>
  <updated>2026-11-24T09:42:51Z</updated>
  <link href="https://arxiv.org/api/query?start=0" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${entries.length}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
${entries.map(newEntry).join('\n')}
</feed>`;
}

function newEntry(entry: Entry): string {
  const { id, categories = ['cs.CL', 'cs.AI'], published = '2026-11-20T17:59:37Z' } = entry;
  const optional = (name: string, value?: string) =>
    value === undefined ? '' : `    <arxiv:${name}>${escaped(value)}</arxiv:${name}>\n`;
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${escaped(entry.title ?? `On ${id}`)}</title>
    <updated>2026-11-22T17:59:37Z</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>${escaped(entry.abstract ?? `We show that ${id} holds.`)}</summary>
${categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
    <published>${published}</published>
${optional('comment', entry.comment)}    <arxiv:primary_category term="${categories[0]}"/>
${optional('journal_ref', entry.journal)}    <author>
      <name>Ada Example</name>
      <arxiv:affiliation>Example Institute</arxiv:affiliation>
    </author>
    <author>
      <name>Bo Beispiel</name>
    </author>
${optional('doi', entry.doi)}  </entry>`;
}

/** One entry as the API wrote it until November 2025: other order, wrapped lines, namespaces on each element. */
export function oldQueryAnswer(id: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query%3Dcat%3Acs.RO" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=cat:cs.RO&amp;id_list=&amp;start=0&amp;max_results=1</title>
  <id>http://arxiv.org/api/9WDV40Gi</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">5619</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <updated>2025-10-16T17:59:37Z</updated>
    <published>2025-10-16T17:59:37Z</published>
    <title>A Title Wrapped over
  Two Lines</title>
    <summary>  An abstract
wrapped as well.
</summary>
    <author>
      <name>Ada Example</name>
    </author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">8 pages</arxiv:comment>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>`;
}

/** How the query API says no, with HTTP 200 or 400. */
export const queryError = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/</id>
  <title>arXiv Search Results</title>
  <opensearch:totalResults>1</opensearch:totalResults>
  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>
    <title>Error</title>
    <summary>incorrect id format for abc</summary>
    <author><name>arXiv api core</name></author>
  </entry>
</feed>`;
