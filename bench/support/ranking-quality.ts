/** How good a ranking is, 0 to 1 each. */
export interface Quality {
  /** Normalised discounted cumulative gain of the first ten, linear gain. */
  readonly ndcg10: number;
  /** Part of the relevant ones among the first hundred. */
  readonly recall100: number;
}

export function qualityOf(ranked: readonly string[], relevant: ReadonlyMap<string, number>): Quality {
  const found = ranked.slice(0, 100).filter((id) => relevant.has(id)).length;
  const gains = ranked.slice(0, 10).map((id) => relevant.get(id) ?? 0);
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, 10);
  return { ndcg10: discounted(gains) / discounted(ideal), recall100: found / relevant.size };
}

const discounted = (gains: readonly number[]) =>
  gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (of: keyof Quality) => all.reduce((sum, quality) => sum + quality[of], 0) / all.length;
  return { ndcg10: mean('ndcg10'), recall100: mean('recall100') };
}
