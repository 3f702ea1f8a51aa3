import type { Run } from './runs.ts';

/** Where a run stands, or several do together: among the examples, and among all other texts. */
export interface Standing {
  readonly runs: readonly Run[];
  /** Places of the examples that have it. */
  readonly examples: ReadonlySet<number>;
  /** How many of them have it in the title. */
  readonly titles: number;
  /** Places of the others, ascending. */
  readonly others: readonly number[];
}

/** How many examples and other texts there are. */
export interface Sizes {
  readonly examples: number;
  readonly others: number;
}

/** The share expected of a word, and of runs of two and three, before looking; worth the word of so many texts. */
const EXPECTED_SHARE = [0.01, 0.001, 0.0005] as const;
const BELIEF = 300;

/** The share of other texts that have it; a few texts are not believed to tell it. */
export function shareOf({ runs, others }: Pick<Standing, 'runs' | 'others'>, sizes: Sizes): number {
  const words = runs.reduce((sum, run) => sum + run.length, 0);
  const expected = EXPECTED_SHARE[words - 1] ?? EXPECTED_SHARE[2];
  return (others.length + BELIEF * expected) / (sizes.others + BELIEF);
}

/**
 * How surely it stands more often in the examples than elsewhere: the log-odds ratio under a Dirichlet prior, in standard
 * deviations (Monroe, Colaresi and Quinn, "Fightin' Words", 2008).
 */
export function certainty(standing: Standing, sizes: Sizes): number {
  const has = standing.examples.size + 0.5;
  const lacks = sizes.examples - standing.examples.size + 0.5;
  const share = shareOf(standing, sizes);
  const ratio = Math.log(has / lacks) - Math.log(share / (1 - share));
  return ratio / Math.sqrt(1 / has + 1 / lacks + 1 / (share * (sizes.others + BELIEF)));
}
