import { cover, gainOfFresh, narrows } from './cover.ts';
import { runKey } from './runs.ts';
import { certainty, type Sizes, type Standing, shareOf } from './weigh.ts';

/** What more texts have tells too little; two of that kind together may. */
const SHARE_AT_MOST = 0.02;
const COMMON_SHARE_AT_MOST = 0.2;
/** So many of the examples have it, and two at least. */
const SUPPORT = 0.4;
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
