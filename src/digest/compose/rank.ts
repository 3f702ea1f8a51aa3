import type { Prefer } from '../schedule/schedule.ts';
import { freshness, pointsOf, sumOf } from './score.ts';
import type { Choice } from './select.ts';

/** The papers that fit, best first; of equals, the one announced first. */
export function rank(choices: readonly Choice[], prefer: Prefer): readonly Choice[] {
  const fresh = freshnessOf(new Set(choices.map(({ news }) => news.day)));
  const scored = choices.map((choice) => ({
    choice,
    score: sumOf(pointsOf(choice, fresh.get(choice.news.day) ?? 0, prefer)),
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

/** Of few days among many papers. */
function freshnessOf(days: ReadonlySet<string>): ReadonlyMap<string, number> {
  const newest = [...days].reduce((latest, day) => (day > latest ? day : latest), '');
  return new Map([...days].map((day) => [day, freshness(day, newest)]));
}
