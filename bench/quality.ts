import type { WorkerIndex } from '../src/search/worker-index.ts';
import { type Collection, readCollection } from './support/collection.ts';
import { moreLikeThis } from './support/more-like-this.ts';
import { meanQuality, type Quality, qualityOf } from './support/ranking-quality.ts';
import { queryQualities, withIndexOf } from './support/search-quality.ts';
import { type Measurement, printTable } from './table.ts';

const DEEP = 100;
/** So many of a query's relevant papers are seeds in turn. */
const MOST_SEEDS = 5;

/**
 * How well searches are answered: folders of judged collections, through the path that the bot itself uses.
 *
 *   FOLDER…     each with corpus.jsonl[.gz] (id, title, text), queries.jsonl (id, text), qrels.tsv (query, paper, relevance)
 *   --similar   papers as queries: a relevant one as the seed, the query's others as what should be found, beside the
 *               25 terms of the seed with the most tf·idf as a query
 *   --json      a line of JSON for each folder
 *
 * nDCG@10 with linear gain, recall@100; means over all queries.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const folders = options.filter((option) => !option.startsWith('--'));
  if (folders.length === 0) throw new Error('Name the folder of a collection, or several.');
  const measure = options.includes('--similar') ? measureSimilar : measureQueries;
  for (const folder of folders) {
    const collection = readCollection(folder);
    const title = `${collection.name}: ${collection.papers.length} papers, ${collection.queries.length} queries`;
    const measured = await withIndexOf(collection.papers, (index) => measure(collection, index));
    printTable(title, measured, options.includes('--json'));
  }
}

async function measureQueries(collection: Collection, index: WorkerIndex): Promise<Measurement[]> {
  return rows('', await queryQualities(collection, index));
}

/** A relevant paper as the seed, the query's other relevant papers as what should be found. */
async function measureSimilar(collection: Collection, index: WorkerIndex): Promise<Measurement[]> {
  const usual = await moreLikeThis(collection.papers);
  const [ours, theirs]: [Quality[], Quality[]] = [[], []];
  for (const { seed, others } of seeds(collection)) {
    const hits = await index.similar({ paperIds: [seed.id], limit: DEEP });
    ours.push(
      qualityOf(
        hits.map(({ paperId }) => paperId),
        others,
      ),
    );
    theirs.push(qualityOf(usual(seed, DEEP), others));
  }
  const part = meanQuality(ours).ndcg10 / meanQuality(theirs).ndcg10;
  return [
    { what: 'seeds', value: ours.length, unit: '' },
    ...rows(', ours', ours),
    ...rows(', the 25 terms with most tf·idf', theirs),
    { what: 'nDCG@10, ours to theirs', value: part, unit: '' },
  ];
}

function* seeds({ papers, relevant }: Collection) {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  for (const judged of relevant.values()) {
    if (judged.size < 2) continue;
    for (const id of [...judged.keys()].slice(0, MOST_SEEDS)) {
      const seed = byId.get(id);
      const others = new Map([...judged].filter(([other]) => other !== id));
      if (seed) yield { seed, others };
    }
  }
}

function rows(of: string, all: readonly Quality[]): Measurement[] {
  const { ndcg10, recall100 } = meanQuality(all);
  return [
    { what: `nDCG@10${of}`, value: ndcg10, unit: '' },
    { what: `recall@100${of}`, value: recall100, unit: '' },
  ];
}
