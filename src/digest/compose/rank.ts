import type { Prefer } from '../schedule/schedule.ts';
import type { Choice } from './select.ts';

/** The papers that fit, best first: by topics that fit, votes here, upvotes, freshness. */
export function rank(choices: readonly Choice[], _prefer: Prefer): readonly Choice[] {
  return choices.toSorted(better);
}

const better = (a: Choice, b: Choice) =>
  b.reasons.length - a.reasons.length ||
  b.votesHere - a.votesHere ||
  b.upvotes - a.upvotes ||
  b.news.day.localeCompare(a.news.day) ||
  a.news.number - b.news.number;
