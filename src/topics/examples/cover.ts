import { runKey } from './runs.ts';
import type { Sizes, Standing } from './weigh.ts';

/** More make a rule that nobody reads. */
const ALTERNATIVES_AT_MOST = 5;
/** All alternatives together. */
const SHARE_IN_ALL = 0.02;
/** What an example counts that another alternative has found already: a rule should find what it has not seen, too. */
const AGAIN = 0.25;

/** Takes one after the other what adds most, on top of what was chosen. */
export function cover(
  chosen: readonly Standing[],
  standings: readonly Standing[],
  sizes: Sizes,
  gainOf: GainOf = gain,
): readonly Standing[] {
  const taken = [...chosen];
  while (taken.length < ALTERNATIVES_AT_MOST) {
    const covered = coveredBy(taken);
    const open = standings.filter((one) => !taken.some((other) => narrows(one, other)));
    const gains = open.map((one) => ({
      one,
      gained: broadens(one, taken, covered) ? 0 : gainOf(one, covered, sizes),
    }));
    const best = gains.reduce<(typeof gains)[number] | undefined>(
      (top, each) => (each.gained > (top?.gained ?? 0) ? each : top),
      undefined,
    );
    if (!best) break;
    taken.push(best.one);
  }
  return taken;
}

/** "Decoding" finds no example that "speculative decoding" does not find. */
const broadens = (one: Standing, taken: readonly Standing[], covered: Covered) =>
  taken.some((other) => narrows(other, one)) && newIn(one.examples, covered.examples) === 0;

interface Covered {
  readonly examples: ReadonlySet<number>;
  readonly others: ReadonlySet<number>;
}

const coveredBy = (taken: readonly Standing[]): Covered => ({
  examples: new Set(taken.flatMap(({ examples }) => [...examples])),
  others: new Set(taken.flatMap(({ others }) => others)),
});

type GainOf = (one: Standing, covered: Covered, sizes: Sizes) => number;

/** Examples found, times the logarithm of how much rarer it is elsewhere. */
const gain: GainOf = (one, covered, sizes) => {
  const more = newIn(one.others, covered.others);
  if (covered.examples.size > 0 && covered.others.size + more > sizes.others * SHARE_IN_ALL) return 0;
  const fresh = newIn(one.examples, covered.examples);
  const found = fresh + AGAIN * (one.examples.size - fresh);
  return found * Math.log(found / sizes.examples / ((more + 0.5) / (sizes.others + 1)));
};

/** Only what finds examples that nothing else finds. */
export const gainOfFresh: GainOf = (one, covered, sizes) =>
  newIn(one.examples, covered.examples) === 0 ? 0 : gain(one, covered, sizes);

function newIn(places: Iterable<number>, known: ReadonlySet<number>): number {
  let count = 0;
  for (const place of places) if (!known.has(place)) count++;
  return count;
}

/** Whether all that has `one` has `other` too: "crispr cas9" and "crispr". */
export function narrows(one: Standing, other: Standing): boolean {
  return other.runs.every((run) =>
    one.runs.some((longer) => ` ${runKey(longer)} `.includes(` ${runKey(run)} `)),
  );
}
