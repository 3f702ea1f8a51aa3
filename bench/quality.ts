import { createIndex } from '../src/search/worker-index.ts';
import { type Collection, readCollection } from './support/collection.ts';
import { meanQuality, type Quality, qualityOf } from './support/ranking-quality.ts';
import { type Measurement, printTable } from './table.ts';

const PAGE = 50;
const BATCH = 500;

/** Folders of test collections, through the path that the bot itself uses. `--json`; `--similar` takes papers as queries. */
export async function bench(options: readonly string[]): Promise<void> {
  const folders = options.filter((option) => !option.startsWith('--'));
  if (folders.length === 0) throw new Error('Name the folder of a collection, or several.');
  for (const folder of folders) {
    const collection = readCollection(folder);
    const title = `${collection.name}: ${collection.papers.length} papers, ${collection.queries.length} queries`;
    printTable(title, await measure(collection), options.includes('--json'));
  }
}

async function measure({ papers, queries, relevant }: Collection): Promise<Measurement[]> {
  const index = createIndex();
  try {
    for (let at = 0; at < papers.length; at += BATCH) await index.add(papers.slice(at, at + BATCH));
    await index.settle();
    const all: Quality[] = [];
    for (const { id, text } of queries) {
      const pages = await Promise.all(
        [0, PAGE].map((offset) => index.search({ query: text, limit: PAGE, offset })),
      );
      const ranked = pages.flatMap(({ hits }) => hits.map(({ paperId }) => paperId));
      all.push(qualityOf(ranked, relevant.get(id) ?? new Map()));
    }
    const { ndcg10, recall100 } = meanQuality(all);
    return [
      { what: 'nDCG@10', value: ndcg10, unit: '' },
      { what: 'recall@100', value: recall100, unit: '' },
    ];
  } finally {
    await index.close();
  }
}
