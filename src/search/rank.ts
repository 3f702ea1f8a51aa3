import { allowedIn } from './allowed.ts';
import type { SearchAnswer, SearchAsk } from './api.ts';
import { dayRanks } from './by-day.ts';
import { countMatches } from './count-matches.ts';
import { type WeighedQuery, weighQuery } from './query-weights.ts';
import { didYouMean } from './spelling.ts';
import { type Board, type Tier, UNASKED, WORD_BITS } from './tier.ts';
import { type Found, Top } from './top.ts';

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
  const most = Math.max(offset, 0) + Math.max(limit, 0);
  const holdsAll = (matched: number) => (matched & WORD_BITS) === weighed.all;
  const found = bestOf(scored, most, everyWord ? holdsAll : holdsAny);
  // What is only close in meaning follows, however close: who types a word looks for papers that have it.
  if (!everyWord && found.length < most) found.push(...bestOf(scored, most - found.length, holdsNone));
  const hits = found.slice(offset, offset + limit);
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

const holdsAny = (matched: number) => matched !== 0;
const holdsNone = (matched: number) => matched === 0;

function bestOf(scored: readonly Scored[], most: number, passes: (matched: number) => boolean): Found[] {
  const top = new Top(most);
  for (const each of scored) offerAll(each, top, passes);
  return [...top.finish()];
}

/** Offers what has a score. `passes`: whether the bits of what matched will do. */
export function offerAll(
  { tier, board, allowed }: Scored,
  top: Top,
  passes: (matched: number) => boolean = () => true,
): void {
  const { scores, matched } = board;
  let floor = Math.max(top.floor, Number.MIN_VALUE);
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] ?? 0;
    if (score < floor) continue;
    if (allowed?.[paper] === 0 || !tier.holds(paper)) continue;
    const bits = matched[paper] ?? 0;
    if (!passes(bits)) continue;
    top.offer({ tier, paper, score, matched: bits });
    floor = Math.max(top.floor, Number.MIN_VALUE);
  }
}

function termsOf(matched: number, { words }: WeighedQuery): readonly string[] {
  return words.filter((_, i) => (matched & (1 << i)) !== 0);
}
