import { systemClock } from '../../src/clock.ts';
import type { Paper } from '../../src/papers/api.ts';
import { queryWords } from '../../src/search/analyzer.ts';
import { idf } from '../../src/search/bm25.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';

const MOST_TERMS = 25;

/**
 * The usual recipe for similar papers: the 25 terms of a paper with the most tf·idf, each once, as a query; on our own
 * analyzer and BM25, by words alone.
 */
export async function moreLikeThis(papers: readonly Paper[]) {
  const index = new TieredIndex(systemClock, { segment: 1_000_000 });
  await index.add(papers);
  const holding = (term: string) => index.tiers.reduce((sum, tier) => sum + tier.frequency('terms', term), 0);
  return ({ id, title, abstract }: Paper, limit: number): readonly string[] => {
    const terms = new Map<string, { word: string; count: number }>();
    for (const { word, terms: stems, joined } of queryWords(`${title} ${abstract}`)) {
      const term = stems[0] ?? word;
      if (!joined) terms.set(term, { word, count: (terms.get(term)?.count ?? 0) + 1 });
    }
    const best = [...terms]
      .map(([term, { word, count }]) => ({ word, worth: count * idf(papers.length, holding(term)) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, MOST_TERMS);
    const query = best.map(({ word }) => word).join(' ');
    const hits = index.search({ query, limit: limit + 1 }).hits;
    return hits.map(({ paperId }) => paperId).filter((found) => found !== id);
  };
}
