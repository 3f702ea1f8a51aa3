import { type QueryWord, queryWords } from './analyzer.ts';
import { idf, type Norm, normOf } from './bm25.ts';
import { type Tier, UNASKED, type Weighted } from './tier.ts';

/** A compound written as one word is the same thing more often than not. */
const JOINED_SHARE = 0.3;
/** Of a longer query the words that tell most are looked for. */
const MOST_WORDS = 64;
/** Words beyond these are looked for, but not told apart in what matched. */
const MOST_BITS = 31;

/** A query read against the whole corpus. */
export interface WeighedQuery {
  readonly wanted: readonly Weighted[];
  /** The word each bit stands for, as hits name it. */
  readonly words: readonly string[];
  /** The bits of all words. */
  readonly all: number;
  readonly norm: Norm;
  /** Words that nothing in the index holds. */
  readonly unknown: readonly string[];
}

interface Word extends QueryWord {
  readonly count: number;
  readonly ways: readonly Omit<Weighted, 'bit'>[];
}

export function weighQuery(query: string, tiers: readonly Tier[]): WeighedQuery {
  const papers = sum(tiers, (tier) => tier.size);
  const words = distinct(queryWords(query)).map((word) => ({
    ...word,
    ways: waysToHold(word, tiers, papers),
  }));
  const known = mostTelling(words.filter(({ ways }) => ways.length > 0));
  const wanted: Weighted[] = [];
  const named: string[] = [];
  for (const { ways, joined } of known) {
    const bit = joined || named.length >= MOST_BITS ? UNASKED : 1 << named.length;
    if (bit !== UNASKED) named.push(ways[0]?.key ?? '');
    for (const way of ways) wanted.push({ ...way, bit });
  }
  const unknown = words.filter(({ ways, joined }) => ways.length === 0 && !joined);
  return {
    wanted,
    words: named,
    // Without a bit for the unknown: a paper cannot hold them, so none holds all.
    all: unknown.length > 0 ? -1 : 2 ** named.length - 1,
    norm: corpusNorm(tiers),
    unknown: unknown.map(({ word }) => word),
  };
}

/** What lengths are measured by, over all papers. `k` as in `normOf`. */
export function corpusNorm(tiers: readonly Tier[], k?: number): Norm {
  const papers = Math.max(
    sum(tiers, ({ size }) => size),
    1,
  );
  const mean = (of: keyof Tier['totals']) => sum(tiers, ({ totals }) => totals[of]) / papers;
  return normOf(mean('length'), mean('titleLength'), k);
}

function distinct(words: readonly QueryWord[]): Word[] {
  const byWord = new Map<string, Word>();
  for (const each of words) {
    const key = each.terms.join('\n');
    const before = byWord.get(key);
    byWord.set(key, {
      ...each,
      joined: each.joined && (before?.joined ?? true),
      count: (before?.count ?? 0) + 1,
      ways: [],
    });
  }
  return [...byWord.values()];
}

/** Its terms in texts; for what is a name rather than a word also the authors who have it. */
function waysToHold(
  { word, terms, joined, count }: Word,
  tiers: readonly Tier[],
  papers: number,
): Word['ways'] {
  const share = joined ? JOINED_SHARE : count;
  const inText = terms.map((key) => ({ key, holding: sum(tiers, (tier) => tier.frequency('terms', key)) }));
  const ways: Word['ways'][number][] = inText
    .filter(({ holding }) => holding > 0)
    .map(({ key, holding }) => ({ field: 'terms', key, weight: share * idf(papers, holding) }));
  const named = joined ? 0 : sum(tiers, (tier) => tier.frequency('authorWords', word));
  if (named > Math.max(...inText.map(({ holding }) => holding))) {
    ways.push({ field: 'authorWords', key: word, weight: share * idf(papers, named) });
  }
  return ways;
}

function mostTelling(words: readonly Word[]): readonly Word[] {
  if (words.length <= MOST_WORDS) return words;
  const weightOf = ({ ways }: Word) => Math.max(...ways.map(({ weight }) => weight));
  const chosen = new Set([...words].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_WORDS));
  return words.filter((word) => chosen.has(word));
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
