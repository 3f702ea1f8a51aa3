import type { PaperId } from '../papers/api.ts';
import { STOP_WORDS } from './analyzer/stop-words.ts';
import { words } from './analyzer.ts';
import type { Field, Tier } from './tier.ts';

export interface Suggestion {
  readonly paperId: PaperId;
  readonly title: string;
}

/** Shorter words are looked for as they are, but for the last, which may be unfinished. */
const SHORTEST_BEGINNING = 3;
const MOST_WORDS = 12;
/** So many of the newest that fit are looked at, to put titles that begin so first. */
const LOOKED_AT = 5;
const FIELDS: readonly Field[] = ['titleWords', 'authorWords'];

/**
 * Papers whose titles and authors hold every word typed, each perhaps unfinished: titles that begin so first, then the
 * newest.
 */
export function suggest(partial: string, limit: number, tiers: readonly Tier[]): Suggestion[] {
  const typed = words(partial).slice(0, MOST_WORDS);
  if (typed.length === 0) return [];
  const start = typed.join(' ');
  return tiers
    .flatMap((tier) => newestWith(typed, limit * LOOKED_AT, tier))
    .sort((a, b) => (a.paperId < b.paperId ? 1 : -1))
    .slice(0, limit * LOOKED_AT)
    .map((found) => ({ found, begins: words(found.title).join(' ').startsWith(start) }))
    .sort((a, b) => Number(b.begins) - Number(a.begins))
    .slice(0, limit)
    .map(({ found }) => found);
}

function newestWith(typed: readonly string[], most: number, tier: Tier): Suggestion[] {
  const wanted = withoutCommon(typed, tier);
  if (wanted.length === 0) return [];
  const rounds = new Uint8Array(tier.end);
  for (const [round, lists] of wanted.entries()) for (const papers of lists) passRound(rounds, round, papers);
  const found: Suggestion[] = [];
  const enough = tier.sorted ? most : Number.POSITIVE_INFINITY;
  for (let paper = tier.end - 1; paper >= 0 && found.length < enough; paper--) {
    if (rounds[paper] === wanted.length && tier.holds(paper)) {
      found.push({ paperId: tier.idOf(paper), title: tier.titleOf(paper) });
    }
  }
  return found;
}

/** Who passed all rounds before and is in the list passes this one. */
function passRound(rounds: Uint8Array, round: number, papers: Uint32Array): void {
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    if (rounds[paper] === round) rounds[paper] = round + 1;
  }
}

/** The papers of each word. Stop words are not indexed: but for the last, perhaps unfinished one, they rule out nothing. */
function withoutCommon(typed: readonly string[], tier: Tier): Uint32Array[][] {
  return typed.flatMap((word, i) => {
    const last = i === typed.length - 1;
    if (!last && STOP_WORDS.has(word)) return [];
    const beginning = last || word.length >= SHORTEST_BEGINNING;
    return [FIELDS.map((field) => tier.papersWith(field, word, beginning))];
  });
}
