import type { SearchAnswer, SearchAsk } from './api.ts';
import { type WeighedQuery, weighQuery } from './query-weights.ts';
import { didYouMean } from './spelling.ts';
import type { Board, Tier } from './tier.ts';
import { Top } from './top.ts';

/** One tier with what the words of the query gave its papers. */
export interface Scored {
  readonly tier: Tier;
  readonly board: Board;
}

/**
 * A second opinion on all papers, mixed into the text scores in place before the best are taken. It may lift papers that
 * no word found: they count once their score is above 0.
 */
export type Mix = (query: string, scored: readonly Scored[]) => void;

/** The best papers of all tiers, as if they were one. */
export function rank(
  { query, limit, offset = 0 }: SearchAsk,
  tiers: readonly Tier[],
  mix?: Mix,
): SearchAnswer {
  const weighed = weighQuery(query, tiers);
  const scored = tiers.map((tier) => ({ tier, board: tier.score(weighed.wanted, weighed.norm) }));
  const counts = countMatches(scored, weighed);
  mix?.(query, scored);
  const top = new Top(Math.max(offset, 0) + Math.max(limit, 0));
  for (const each of scored) offerAll(each, top);
  const hits = top.finish().slice(offset, offset + limit);
  const meant = offset === 0 ? didYouMean(query, weighed.unknown, tiers) : undefined;
  return {
    hits: hits.map(({ tier, paper, score, matched }) => ({
      paperId: tier.idOf(paper),
      score,
      terms: termsOf(matched, weighed),
    })),
    ...counts,
    ...(meant !== undefined && { didYouMean: meant }),
  };
}

/** Papers that hold a word at all, and those that hold every one. */
function countMatches(
  scored: readonly Scored[],
  { all }: WeighedQuery,
): Pick<SearchAnswer, 'total' | 'matchingAll'> {
  const counts = { total: 0, matchingAll: 0 };
  for (const { tier, board } of scored) {
    for (let paper = 0; paper < board.scores.length; paper++) {
      if ((board.scores[paper] ?? 0) <= 0 || !tier.holds(paper)) continue;
      counts.total++;
      if (board.matched[paper] === all) counts.matchingAll++;
    }
  }
  return counts;
}

function offerAll({ tier, board }: Scored, top: Top): void {
  const { scores, matched } = board;
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] ?? 0;
    if (score <= 0 || score < top.floor || !tier.holds(paper)) continue;
    top.offer({ tier, paper, score, matched: matched[paper] ?? 0 });
  }
}

function termsOf(matched: number, { words }: WeighedQuery): readonly string[] {
  return words.filter((_, i) => (matched & (1 << i)) !== 0);
}
