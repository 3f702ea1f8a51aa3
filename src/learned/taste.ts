import type { Weight } from './learn.ts';
import type { Lexicon } from './lexicon.ts';

/** What was learned, ready to be asked about papers. */
export class Taste {
  readonly weights: ReadonlyMap<string, Weight>;
  readonly #lexicon: Lexicon;
  /** What a paper like all others would come to. */
  readonly #usual: number;

  constructor(weights: ReadonlyMap<string, Weight>, lexicon: Lexicon) {
    this.weights = weights;
    this.#lexicon = lexicon;
    let usual = 0;
    for (const { weight, share } of weights.values()) usual += weight * share;
    this.#usual = usual;
  }

  /** How much papers with these terms would be liked: within -1 to 1, 0 for one like all others. */
  likings(papers: readonly Uint32Array[]): readonly number[] {
    // Terms met since then have no weight.
    const byNumber = new Float64Array(this.#lexicon.size);
    for (const [term, { weight }] of this.weights) byNumber[this.#lexicon.numberOf(term)] = weight;
    return papers.map((terms) => {
      let sum = -this.#usual;
      for (const term of terms) sum += byNumber[term] ?? 0;
      const score = sum / Math.sqrt(Math.max(1, terms.length));
      return score / (1 + Math.abs(score));
    });
  }

  /** Of these terms those that speak for a paper, strongest first. */
  speaking(terms: Iterable<string>): readonly string[] {
    return strongestFirst([...terms].map((term) => [term, this.weights.get(term)?.weight ?? 0]));
  }

  /** All terms that speak for a paper (`1`) or against it (`-1`), strongest first. */
  strongest(way: 1 | -1): readonly string[] {
    return strongestFirst([...this.weights].map(([term, { weight }]) => [term, weight * way]));
  }
}

function strongestFirst(weighed: readonly (readonly [string, number])[]): readonly string[] {
  return weighed
    .filter(([, weight]) => weight > 0)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([term]) => term);
}
