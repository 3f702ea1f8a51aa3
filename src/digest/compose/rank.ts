import type { Prefer } from '../schedule/schedule.ts';
import type { Choice } from './select.ts';

type Part = 'topics' | 'here' | 'elsewhere' | 'fresh';

/**
 * So weighed, a second topic or one vote here moves a paper further up than any number of votes elsewhere: those count by
 * the hundred for what is in fashion.
 */
const BALANCED: Readonly<Record<Part, number>> = { topics: 1, here: 0.6, elsewhere: 0.15, fresh: 0.2 };

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
  const newest = choices.reduce((latest, { news }) => Math.max(latest, Date.parse(news.day)), 0);
  const scored = choices.map((choice) => ({ choice, score: scoreOf(choice, newest, WEIGHTS[prefer]) }));
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

function scoreOf(
  { reasons, votesHere, upvotes, news }: Choice,
  newest: number,
  weights: Readonly<Record<Part, number>>,
): number {
  const daysOld = (newest - Date.parse(news.day)) / 86_400_000;
  return (
    weights.topics * saturating(reasons.length, HALF.topics) +
    weights.here * saturating(votesHere, HALF.here) +
    weights.elsewhere * saturating(upvotes, HALF.elsewhere) +
    weights.fresh * (1 - saturating(daysOld, HALF.days))
  );
}

/** Grows with the number, ever more slowly, within -1 to 1. */
const saturating = (number: number, half: number) => number / (Math.abs(number) + half);
