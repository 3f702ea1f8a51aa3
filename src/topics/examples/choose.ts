import { runKey } from './runs.ts';
import { certainty, type Sizes, type Standing, shareOf } from './weigh.ts';

/** More make a rule that nobody reads. */
const ALTERNATIVES_AT_MOST = 5;
/** What more texts have tells too little; two of that kind together may. */
const SHARE_AT_MOST = 0.02;
const COMMON_SHARE_AT_MOST = 0.2;
/** All alternatives together. */
const SHARE_IN_ALL = 0.02;
/** So many of the examples have it, and two at least. */
const SUPPORT = 0.4;
/** What an example counts that another alternative has found already: a rule should find what it has not seen, too. */
const AGAIN = 0.25;
const NEARLY_ALL = 0.9;
const TRIED_AT_MOST = 80;
const PAIRED_AT_MOST = 20;

/**
 * Alternatives that together stand in most examples and in few other texts. One that stands in no title is taken only
 * when there are no others; two common words that stand together only for examples without better.
 */
export function choose(standings: readonly Standing[], sizes: Sizes): readonly Standing[] {
  const shared = chooseOf(standings, sizes, Math.max(2, sizes.examples * SUPPORT));
  return shared.length > 0 ? shared : chooseOf(standings, sizes, 2);
}

function chooseOf(standings: readonly Standing[], sizes: Sizes, support: number): readonly Standing[] {
  const supported = standings.filter((one) => one.examples.size >= support);
  const titled = supported.filter(({ titles }) => titles > 0);
  const chosen = cover([], rare(titled, sizes), sizes);
  const more = cover(chosen, pairs(titled, sizes, support), sizes, gainOfFresh);
  const all = more.length > 0 ? more : cover([], rare(supported, sizes), sizes);
  const whole = all.map((one) => wholePhrase(one, all, supported));
  return withoutNarrower([...new Set(whole)]);
}

function rare(standings: readonly Standing[], sizes: Sizes): readonly Standing[] {
  return surest(standings, sizes, TRIED_AT_MOST, (share) => share <= SHARE_AT_MOST);
}

function pairs(standings: readonly Standing[], sizes: Sizes, support: number): readonly Standing[] {
  const isCommon = (share: number) => share > SHARE_AT_MOST && share <= COMMON_SHARE_AT_MOST;
  const common = surest(standings, sizes, PAIRED_AT_MOST, isCommon);
  const all = common.flatMap((a, i) => common.slice(i + 1).map((b) => together(a, b)));
  return rare(
    all.filter((pair) => pair.examples.size >= support),
    sizes,
  );
}

function surest(
  standings: readonly Standing[],
  sizes: Sizes,
  atMost: number,
  fits: (share: number) => boolean,
): readonly Standing[] {
  return standings
    .filter((one) => fits(shareOf(one, sizes)))
    .map((one) => ({ one, sure: certainty(one, sizes), key: one.runs.map(runKey).join(' + ') }))
    .filter(({ sure }) => sure > 0)
    .toSorted((a, b) => b.sure - a.sure || (a.key < b.key ? -1 : 1))
    .slice(0, atMost)
    .map(({ one }) => one);
}

function together(a: Standing, b: Standing): Standing {
  const has = new Set(b.others);
  return {
    runs: [...a.runs, ...b.runs],
    examples: new Set([...a.examples].filter((place) => b.examples.has(place))),
    titles: Math.min(a.titles, b.titles),
    others: a.others.filter((place) => has.has(place)),
  };
}

/** Takes one after the other what adds most, on top of what was chosen. */
function cover(
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

const gainOfFresh: GainOf = (one, covered, sizes) =>
  newIn(one.examples, covered.examples) === 0 ? 0 : gain(one, covered, sizes);

function newIn(places: Iterable<number>, known: ReadonlySet<number>): number {
  let count = 0;
  for (const place of places) if (!known.has(place)) count++;
  return count;
}

/** Whether all that has `one` has `other` too: "crispr cas9" and "crispr". */
function narrows(one: Standing, other: Standing): boolean {
  return other.runs.every((run) =>
    one.runs.some((longer) => ` ${runKey(longer)} `.includes(` ${runKey(run)} `)),
  );
}

function withoutNarrower(chosen: readonly Standing[]): readonly Standing[] {
  return chosen.filter((one) => !chosen.some((other) => other !== one && narrows(one, other)));
}

/** The longer phrase where it stands for the same: not "deep reinforcement" without "learning", nor its words one by one. */
function wholePhrase(one: Standing, chosen: readonly Standing[], all: readonly Standing[]): Standing {
  const [run, ...more] = one.runs;
  if (run === undefined || more.length > 0) return one;
  const longer = all.filter(
    (other) => other !== one && narrows(other, one) && other.examples.size === one.examples.size,
  );
  const whole =
    run.length > 1
      ? longer.find(({ others }) => others.length >= one.others.length * NEARLY_ALL)
      : longer.find((other) => chosen.some((word) => word !== one && word !== other && narrows(other, word)));
  return whole ?? one;
}
