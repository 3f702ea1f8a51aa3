import { type FeedItem, rssFeed } from '../support/sources/arxiv-documents.ts';
import { hfItem } from '../support/sources/hf-documents.ts';
import { json, rss } from '../support/sources/replies.ts';
import type { Sources } from '../support/sources/server.ts';

/** Everything announced in the week. */
export const TITLES = {
  '2611.00101': 'Data selection for small models',
  '2611.00102': 'Retrieval with a long memory',
  '2611.00103': 'Folding of proteins',
  '2611.00104': 'Deduplication of web text',
  '2611.00201': 'Data curation for code',
  '2611.00301': 'Retrieval without embeddings',
  '2611.00401': 'Folding of proteins again',
  '2611.00402': 'Weather from balloons',
  '2611.00501': 'Data selection by voting',
  '2611.00502': 'Retrieval for robots',
} as const;

export type Id = keyof typeof TITLES;

export interface Published {
  /** What the source lists that day. */
  arxiv(day: string, ids: readonly Id[], more?: readonly FeedItem[]): void;
  huggingFace(day: string, ids: readonly Id[]): void;
}

/** What the sources show: arXiv its newest day only, Hugging Face the day it is asked for. */
export function publisher(sources: Sources): Published {
  const lists = new Map<string, readonly Id[]>();
  sources.serve('/hf/daily_papers', ({ query }) => {
    const day = query.get('date') ?? '';
    return json((lists.get(day) ?? []).map((id) => listed(id, day)));
  });
  return {
    arxiv(day, ids, more = []) {
      const items = ids.map((id) => ({ id, title: TITLES[id] }));
      const date = new Date(`${day}T05:00:00Z`).toUTCString().replace('05:00:00 GMT', '00:00:00 -0500');
      sources.serve('/feeds/rss/cs.CL', rss(rssFeed([...items, ...more], { date })));
    },
    huggingFace: (day, ids) => void lists.set(day, ids),
  };
}

function listed(id: Id, day: string) {
  const paper = { title: TITLES[id], summary: `We write about this at length in ${id}.` };
  return hfItem(id, { day, paper, outer: { title: TITLES[id] } });
}
