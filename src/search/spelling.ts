import { queryWords, words } from './analyzer.ts';
import { editDistance } from './edit-distance.ts';
import type { ByteLengths, Tier } from './tier.ts';

const SHORTEST_WORD = 4;
/** Words from this length on may have two errors. */
const LONG_WORD = 8;
const MOST_WORDS = 4;
/** A word that few hold is perhaps a slip of theirs, when a word next to it is so many times as frequent. */
const FEW = 3;
const TIMES_AS_FREQUENT = 20;
const SHORTEST_SLIP = 6;
const FIELDS = ['titleWords', 'authorWords'] as const;

/**
 * The query with each word that nothing, or next to nothing, holds replaced by the nearest of titles and authors' names;
 * undefined when no such word is near enough to one. Typing errors seldom stand in the first letter: it is taken to be
 * right.
 */
export function didYouMean(
  query: string,
  unknown: readonly string[],
  tiers: readonly Tier[],
): string | undefined {
  const near = new Map<string, string>();
  for (const word of unknown.slice(0, MOST_WORDS)) {
    const found = nearestWord(word, tiers);
    if (found) near.set(word, found.key);
  }
  for (const { word, holding } of fewHold(query, tiers)) {
    const found = nearestWord(word, tiers);
    const isSlip = found?.distance === 1 && found.papers >= holding * TIMES_AS_FREQUENT;
    if (isSlip) near.set(word, found.key);
  }
  if (near.size === 0) return undefined;
  return query.replace(/\S+/gu, (typed) => {
    const [word, ...more] = words(typed);
    return (more.length === 0 && word && near.get(word)) || typed;
  });
}

/** In a long query a rare word is what tells papers apart: only those of short ones are doubted. */
function fewHold(query: string, tiers: readonly Tier[]): readonly { word: string; holding: number }[] {
  const asked = queryWords(query).filter(({ joined }) => !joined);
  if (asked.length > MOST_WORDS) return [];
  return asked
    .filter(({ word }) => word.length >= SHORTEST_SLIP)
    .map(({ word, terms }) => ({ word, holding: holdingAny(word, terms, tiers) }))
    .filter(({ holding }) => holding > 0 && holding <= FEW);
}

function holdingAny(name: string, terms: readonly string[], tiers: readonly Tier[]): number {
  let papers = 0;
  for (const tier of tiers) {
    papers += tier.frequency('authorWords', name);
    for (const term of terms) papers += tier.frequency('terms', term);
  }
  return papers;
}

interface Near {
  readonly key: string;
  readonly distance: number;
  readonly papers: number;
}

function nearestWord(word: string, tiers: readonly Tier[]): Near | undefined {
  if (word.length < SHORTEST_WORD || /\d/.test(word)) return undefined;
  const most = word.length >= LONG_WORD ? 2 : 1;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const near = new Map<string, number>();
  const look = (key: string) => {
    if (key === word || Math.abs(key.length - word.length) > most || near.has(key)) return;
    const distance = editDistance(word, key, most);
    if (distance <= most) near.set(key, distance);
  };
  const lengths = byteLengths(word, most);
  for (const tier of tiers) for (const field of FIELDS) tier.eachKey(field, first, look, lengths);
  const [best] = [...near]
    .map(([key, distance]) => ({ key, distance, papers: papersWith(key, tiers) }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => a.distance - b.distance || b.papers - a.papers || (a.key < b.key ? -1 : 1));
  return best;
}

/** Of keys so near, in letters as wide as the word's. */
function byteLengths(word: string, most: number): ByteLengths {
  const bytes = Buffer.byteLength(word);
  const room = most * Math.ceil(bytes / word.length);
  return { from: bytes - room, to: bytes + room };
}

function papersWith(key: string, tiers: readonly Tier[]): number {
  let papers = 0;
  for (const tier of tiers) for (const field of FIELDS) papers += tier.frequency(field, key);
  return papers;
}
