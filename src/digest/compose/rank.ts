import type { Prefer } from '../schedule/schedule.ts';
import type { Choice } from './select.ts';

type Part = 'topics' | 'here' | 'elsewhere' | 'fresh' | 'liking';

/**
 * So weighed, a second topic or one vote here moves a paper further up than any number of votes elsewhere: those count by
 * the hundred for what is in fashion. What was learned moves a paper by .16 at most, from the least liked to the most, a
 * second topic by 1/6 (from 1/2 to 2/3, times 1 or more): taste takes no paper past one that fits a second topic.
 */
const BALANCED: Readonly<Record<Part, number>> = {
  ...{ topics: 1, here: 0.6, elsewhere: 0.15, fresh: 0.2 },
  liking: 0.08,
};

const WEIGHTS: Readonly<Record<Prefer, Readonly<Record<Part, number>>>> = {
  balanced: BALANCED,
  topics: { ...BALANCED, topics: 4 },
  votes: { ...BALANCED, here: 2.4, elsewhere: 0.6 },
  newest: BALANCED,
};

/** At these numbers a part counts half. */
const HALF = { topics: 1, here: 3, elsewhere: 50, days: 1 } as const;

/** The papers that fit, best first; of equals, the one announced first. */
export function rank(choices: readonly Choice[], prefer: Prefer): readonly Choice[] {
  const fresh = freshnessOf(new Set(choices.map(({ news }) => news.day)));
  const scored = choices.map((choice) => ({
    choice,
    score: scoreOf(choice, fresh.get(choice.news.day) ?? 0, WEIGHTS[prefer]),
  }));
  const byDay = prefer === 'newest';
  return scored
    .sort(
      (a, b) =>
        (byDay ? b.choice.news.day.localeCompare(a.choice.news.day) : 0) ||
        b.score - a.score ||
        a.choice.news.number - b.choice.news.number,
    )
    .map(({ choice }) => choice);
}

/** Of few days among many papers: 1 for the newest of them, ever less for older ones. */
function freshnessOf(days: ReadonlySet<string>): ReadonlyMap<string, number> {
  const newest = Math.max(...[...days].map((day) => Date.parse(day)));
  return new Map(
    [...days].map((day) => [day, 1 - saturating((newest - Date.parse(day)) / 86_400_000, HALF.days)]),
  );
}

function scoreOf(
  { reasons, votesHere, upvotes, liking = 0 }: Choice,
  fresh: number,
  weights: Readonly<Record<Part, number>>,
): number {
  return (
    weights.topics * saturating(reasons.length, HALF.topics) +
    weights.here * saturating(votesHere, HALF.here) +
    weights.elsewhere * saturating(upvotes, HALF.elsewhere) +
    weights.fresh * fresh +
    weights.liking * liking
  );
}

/** Grows with the number, ever more slowly, within -1 to 1. */
const saturating = (number: number, half: number) => number / (Math.abs(number) + half);
