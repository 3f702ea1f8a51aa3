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
/** So many older titles that begin with the first word are compared with the rest. */
const MOST_COMPARED = 200;
const FIELDS: readonly Field[] = ['titleWords', 'authorWords'];

/**
 * Papers whose titles and authors hold every word typed, each perhaps unfinished: titles that begin so first, then the
 * newest.
 */
export function suggest(partial: string, limit: number, tiers: readonly Tier[]): Suggestion[] {
  const typed = words(partial).slice(0, MOST_WORDS);
  if (typed.length === 0) return [];
  const found = tiers.flatMap((tier) => foundIn(tier, typed, limit)).sort(newestFirst);
  const begin = found.filter(({ begins }) => begins).slice(0, limit);
  const others = found.filter(({ begins }) => !begins).slice(0, limit - begin.length);
  return [...begin, ...others].map(({ paperId, title }) => ({ paperId, title }));
}

interface Found extends Suggestion {
  /** The title begins as typed. */
  readonly begins: boolean;
}

const newestFirst = (a: Found, b: Found) => (a.paperId < b.paperId ? 1 : -1);

/** The newest that fit, and of the older ones those whose titles begin as typed. */
function foundIn(tier: Tier, typed: readonly string[], limit: number): Found[] {
  const start = typed.join(' ');
  const perhaps = tier.titlesBeginning(typed[0] ?? '');
  const found: Found[] = [];
  let [begun, compared] = [0, 0];
  for (const paper of holding(typed, tier)) {
    const isNew = found.length < limit || !tier.sorted;
    if (!isNew && !perhaps(paper)) continue;
    if (!isNew && (begun >= limit || ++compared > MOST_COMPARED)) break;
    const title = tier.titleOf(paper);
    const begins = perhaps(paper) && words(title).join(' ').startsWith(start);
    if (begins) begun++;
    if (isNew || begins) found.push({ paperId: tier.idOf(paper), title, begins });
  }
  return found;
}

/** Numbers of the papers that hold every word, the highest first. */
function* holding(typed: readonly string[], tier: Tier): Generator<number> {
  const wanted = withoutCommon(typed, tier);
  if (wanted.length === 0) return;
  const rounds = new Uint8Array(tier.end);
  for (const [round, lists] of wanted.entries()) for (const papers of lists) passRound(rounds, round, papers);
  for (let paper = tier.end - 1; paper >= 0; paper--) {
    if (rounds[paper] === wanted.length && tier.holds(paper)) yield paper;
  }
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
