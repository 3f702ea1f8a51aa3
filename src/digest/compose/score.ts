import type { Prefer } from '../schedule/schedule.ts';
import type { Choice } from './select.ts';

export type ScorePart = 'topics' | 'here' | 'elsewhere' | 'fresh' | 'liking';
/** Points by what they are for; the score is their sum. */
export type Points = Readonly<Record<ScorePart, number>>;
/** What the points of a paper are made from. */
export type Scored = Pick<Choice, 'reasons' | 'votesHere' | 'upvotes' | 'liking'>;

/**
 * So weighed, a second topic or one vote here moves a paper further up than any number of votes elsewhere: those count by
 * the hundred for what is in fashion. What was learned moves a paper by .16 at most, from the least liked to the most, a
 * second topic by 1/6 (from 1/2 to 2/3, times 1 or more): taste takes no paper past one that fits a second topic.
 */
const BALANCED: Points = { topics: 1, here: 0.6, elsewhere: 0.15, fresh: 0.2, liking: 0.08 };

const WEIGHTS: Readonly<Record<Prefer, Points>> = {
  balanced: BALANCED,
  topics: { ...BALANCED, topics: 4 },
  votes: { ...BALANCED, here: 2.4, elsewhere: 0.6 },
  newest: BALANCED,
};

/** At these numbers a part counts half. */
const HALF = { topics: 1, here: 3, elsewhere: 50, days: 1 } as const;

/** `fresh`: see `freshness`. */
export function pointsOf(
  { reasons, votesHere, upvotes, liking = 0 }: Scored,
  fresh: number,
  prefer: Prefer,
): Points {
  const weights = WEIGHTS[prefer];
  return {
    topics: weights.topics * saturating(reasons.length, HALF.topics),
    here: weights.here * saturating(votesHere, HALF.here),
    elsewhere: weights.elsewhere * saturating(upvotes, HALF.elsewhere),
    fresh: weights.fresh * fresh,
    liking: weights.liking * liking,
  };
}

export const sumOf = ({ topics, here, elsewhere, fresh, liking }: Points) =>
  topics + here + elsewhere + fresh + liking;

/** 1 on the newest day, ever less before it; both days as `YYYY-MM-DD`. */
export function freshness(day: string, newest: string): number {
  return 1 - saturating((Date.parse(newest) - Date.parse(day)) / 86_400_000, HALF.days);
}

/** Grows with the number, ever more slowly, within -1 to 1. */
const saturating = (number: number, half: number) => number / (Math.abs(number) + half);
