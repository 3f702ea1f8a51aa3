/** A paper that was chosen: its terms, and how much it was liked, from -2 to 2. */
export interface Example {
  readonly terms: readonly string[];
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

interface Count {
  papers: number;
  liked: number;
  disliked: number;
  signal: number;
}

/**
 * Terms that tell papers liked from those disliked and from those that stood beside them: by how many standard deviations a
 * term's sum of signals lies off what its share would bring, less one. Closed, so that a choice taken back leaves no trace,
 * and shrunken towards nothing (nearest shrunken centroids, Tibshirani et al. 2002, doi:10.1073/pnas.082099299).
 */
export function learn(
  examples: readonly Example[],
  beside: readonly (readonly string[])[],
): ReadonlyMap<string, Weight> {
  const counts = countTerms(examples, beside);
  const total = examples.length + beside.length;
  const sum = examples.reduce((so, { signal }) => so + signal, 0);
  const squares = examples.reduce((so, { signal }) => so + signal * signal, 0);
  const weights = new Map<string, Weight>();
  for (const [term, { papers, liked, disliked, signal }] of counts) {
    if (liked + disliked < LEAST_PAPERS) continue;
    const share = papers / total;
    const off = (signal - sum * share) / Math.sqrt(squares * share * (1 - share) + PRIOR);
    const weight = Math.sign(off) * Math.max(0, Math.abs(off) - BY_CHANCE);
    if (weight !== 0) weights.set(term, { weight, share, liked, disliked });
  }
  return weights;
}

function countTerms(examples: readonly Example[], beside: readonly (readonly string[])[]) {
  const counts = new Map<string, Count>();
  for (const { terms, signal } of examples) {
    for (const term of terms) {
      const count = counts.get(term) ?? { papers: 0, liked: 0, disliked: 0, signal: 0 };
      count.papers += 1;
      count.signal += signal;
      if (signal > 0) count.liked += 1;
      if (signal < 0) count.disliked += 1;
      counts.set(term, count);
    }
  }
  // A term that no choice has says nothing, so those beside only add to what is there.
  for (const terms of beside) {
    for (const term of terms) {
      const count = counts.get(term);
      if (count) count.papers += 1;
    }
  }
  return counts;
}
