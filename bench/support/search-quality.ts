import type { Paper } from '../../src/papers/api.ts';
import { createIndex, type WorkerIndex } from '../../src/search/worker-index.ts';
import type { Collection } from './collection.ts';
import { type Quality, qualityOf } from './ranking-quality.ts';

const PAGE = 50;
const BATCH = 500;

/** Does something with an index of these papers that has learnt all it can. */
export async function withIndexOf<T>(
  papers: readonly Paper[],
  use: (index: WorkerIndex) => Promise<T>,
): Promise<T> {
  const index = createIndex();
  try {
    for (let at = 0; at < papers.length; at += BATCH) await index.add(papers.slice(at, at + BATCH));
    await index.settle();
    return await use(index);
  } finally {
    await index.close();
  }
}

/** How well each query of a collection is answered. */
export async function queryQualities(
  { queries, relevant }: Collection,
  index: WorkerIndex,
): Promise<readonly Quality[]> {
  const all: Quality[] = [];
  for (const { id, text } of queries) {
    const pages = await Promise.all(
      [0, PAGE].map((offset) => index.search({ query: text, limit: PAGE, offset })),
    );
    const ranked = pages.flatMap(({ hits }) => hits.map(({ paperId }) => paperId));
    all.push(qualityOf(ranked, relevant.get(id) ?? new Map()));
  }
  return all;
}
