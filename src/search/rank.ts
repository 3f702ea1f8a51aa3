import { allowedIn } from './allowed.ts';
import type { SearchAnswer, SearchAsk } from './api.ts';
import { dayRanks } from './by-day.ts';
import { countMatches } from './count-matches.ts';
import { type WeighedQuery, weighQuery } from './query-weights.ts';
import { didYouMean } from './spelling.ts';
import { type Board, type Tier, UNASKED, WORD_BITS } from './tier.ts';
import { Top } from './top.ts';

/** One tier with what the words of the query gave its papers. */
export interface Scored {
  readonly tier: Tier;
  readonly board: Board;
  /** 1 for papers that pass the filters; without any all do. */
  readonly allowed?: Uint8Array | undefined;
}

/**
 * A second opinion on all papers, mixed into the text scores in place before the best are taken. It may lift papers that
 * no word found: they count once their score is above 0.
 */
export type Mix = (query: string, scored: readonly Scored[]) => void;

/** The best papers of all tiers, as if they were one. */
export function rank(ask: SearchAsk, tiers: readonly Tier[], mix?: Mix): SearchAnswer {
  const { query, limit, offset = 0, filters = [], everyWord = false, sort } = ask;
  const weighed = weighQuery(query, tiers);
  const scored = tiers.map((tier): Scored => {
    const board = tier.score(weighed.wanted, weighed.norm);
    const allowed = allowedIn(tier, filters);
    if (allowed && asksNoWord(weighed)) matchAll(board, allowed);
    return { tier, board, allowed };
  });
  const counts = countMatches(scored, weighed.all);
  if (sort === 'newest') for (const each of scored) byDay(each);
  else mix?.(query, scored);
  const top = new Top(Math.max(offset, 0) + Math.max(limit, 0));
  for (const each of scored) offerAll(each, top, everyWord ? weighed.all : undefined);
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

function asksNoWord({ wanted, unknown }: WeighedQuery): boolean {
  return wanted.length === 0 && unknown.length === 0;
}

/** Filters alone find all that passes them. */
function matchAll({ scores, matched }: Board, allowed: Uint8Array): void {
  scores.set(allowed);
  for (let paper = 0; paper < allowed.length; paper++) if (allowed[paper] !== 0) matched[paper] = UNASKED;
}

/** In place: what matched keeps a score, but of its day. */
function byDay({ tier, board: { scores } }: Scored): void {
  const ranks = dayRanks(tier);
  for (let paper = 0; paper < scores.length; paper++) {
    if ((scores[paper] ?? 0) > 0) scores[paper] = ranks[paper] ?? 0;
  }
}

/** Offers what has a score. `needed`: the bits of words that a paper must hold. */
export function offerAll({ tier, board, allowed }: Scored, top: Top, needed?: number): void {
  const { scores, matched } = board;
  let floor = Math.max(top.floor, Number.MIN_VALUE);
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] ?? 0;
    if (score < floor) continue;
    if (allowed?.[paper] === 0 || !tier.holds(paper)) continue;
    if (needed !== undefined && ((matched[paper] ?? 0) & WORD_BITS) !== needed) continue;
    top.offer({ tier, paper, score, matched: matched[paper] ?? 0 });
    floor = Math.max(top.floor, Number.MIN_VALUE);
  }
}

function termsOf(matched: number, { words }: WeighedQuery): readonly string[] {
  return words.filter((_, i) => (matched & (1 << i)) !== 0);
}
