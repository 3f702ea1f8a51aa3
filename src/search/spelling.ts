import { words } from './analyzer.ts';
import type { Tier } from './tier.ts';

const SHORTEST_WORD = 4;
/** Words from this length on may have two errors. */
const LONG_WORD = 8;
const MOST_WORDS = 4;
const FIELDS = ['titleWords', 'authorWords'] as const;

/**
 * The query with each word that nothing holds replaced by the nearest of titles and authors' names; undefined when no
 * such word is near enough to one. Typing errors seldom stand in the first letter: it is taken to be right.
 */
export function didYouMean(
  query: string,
  unknown: readonly string[],
  tiers: readonly Tier[],
): string | undefined {
  const near = new Map<string, string>();
  for (const word of unknown.slice(0, MOST_WORDS)) {
    const found = nearestWord(word, tiers);
    if (found) near.set(word, found);
  }
  if (near.size === 0) return undefined;
  return query.replace(/\S+/gu, (typed) => {
    const [word, ...more] = words(typed);
    return (more.length === 0 && word && near.get(word)) || typed;
  });
}

function nearestWord(word: string, tiers: readonly Tier[]): string | undefined {
  if (word.length < SHORTEST_WORD || /\d/.test(word)) return undefined;
  const most = word.length >= LONG_WORD ? 2 : 1;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const near = new Map<string, number>();
  const look = (key: string) => {
    if (Math.abs(key.length - word.length) > most || near.has(key)) return;
    const distance = editDistance(word, key, most);
    if (distance <= most) near.set(key, distance);
  };
  for (const tier of tiers) for (const field of FIELDS) tier.eachKey(field, first, look);
  const [best] = [...near]
    .map(([key, distance]) => ({ key, distance, papers: papersWith(key, tiers) }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => a.distance - b.distance || b.papers - a.papers || (a.key < b.key ? -1 : 1));
  return best?.key;
}

function papersWith(key: string, tiers: readonly Tier[]): number {
  let papers = 0;
  for (const tier of tiers) for (const field of FIELDS) papers += tier.frequency(field, key);
  return papers;
}

/** Letters added, left out, changed, or swapped with their neighbour; above `most` any number above it. */
export function editDistance(one: string, other: string, most: number): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
