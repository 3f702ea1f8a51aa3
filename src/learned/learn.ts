import type { Lexicon } from './lexicon.ts';

/** A paper that was chosen: its terms, and how much it was liked, from -2 to 2 and never 0. */
export interface Example {
  readonly terms: Uint32Array;
  readonly signal: number;
}

/** What a term says of a paper that has it. */
export interface Weight {
  /** Above 0 for it, below 0 against it, in standard deviations beyond the first. */
  readonly weight: number;
  /** Of all papers looked at, the share that has it. */
  readonly share: number;
  readonly liked: number;
  readonly disliked: number;
}

/** Steadies words that few papers have: with a handful of examples nothing is rare for sure. */
const PRIOR = 1;
/** What chance alone does: a word must tell more than that, and counts by what is beyond. */
const BY_CHANCE = 1;
/** A word of one paper alone may be there for any reason. */
const LEAST_PAPERS = 2;

/**
 * Terms that tell papers liked from those disliked and from those that stood beside them: by how many standard deviations a
 * term's sum of signals lies off what its share would bring, less one. Closed, so that a choice taken back leaves no trace,
 * and shrunken towards nothing (nearest shrunken centroids, Tibshirani et al. 2002, doi:10.1073/pnas.082099299).
 */
export function learn(
  examples: readonly Example[],
  beside: readonly Uint32Array[],
  lexicon: Lexicon,
): ReadonlyMap<string, Weight> {
  const { terms, papers, liked, disliked, signals } = count(examples, beside, lexicon.size);
  const total = examples.length + beside.length;
  const sum = examples.reduce((so, { signal }) => so + signal, 0);
  const squares = examples.reduce((so, { signal }) => so + signal * signal, 0);
  const weights = new Map<string, Weight>();
  for (const term of terms) {
    const [ups, downs] = [liked[term] ?? 0, disliked[term] ?? 0];
    if (ups + downs < LEAST_PAPERS) continue;
    const share = (papers[term] ?? 0) / total;
    const off = ((signals[term] ?? 0) - sum * share) / Math.sqrt(squares * share * (1 - share) + PRIOR);
    const weight = Math.sign(off) * Math.max(0, Math.abs(off) - BY_CHANCE);
    if (weight !== 0) weights.set(lexicon.termOf(term), { weight, share, liked: ups, disliked: downs });
  }
  return weights;
}

/** By term: papers that have it, those liked and disliked, and their signals; `terms` are those of examples. */
function count(examples: readonly Example[], beside: readonly Uint32Array[], size: number) {
  const [papers, liked, disliked] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const signals = new Float64Array(size);
  const terms: number[] = [];
  for (const { terms: own, signal } of examples) {
    const way = signal > 0 ? liked : disliked;
    for (const term of own) {
      if (papers[term] === 0) terms.push(term);
      add(papers, term, 1);
      add(way, term, 1);
      add(signals, term, signal);
    }
  }
  for (const own of beside) for (const term of own) add(papers, term, 1);
  return { terms, papers, liked, disliked, signals };
}

function add(counts: Uint32Array | Float64Array, term: number, more: number): void {
  counts[term] = (counts[term] ?? 0) + more;
}
