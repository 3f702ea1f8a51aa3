import type { Tier } from './tier.ts';

/** By paper number, a number that rises with the day of publication; 1 for papers without one. */
export function dayRanks(tier: Tier): Float64Array {
  const ranks = new Float64Array(tier.end).fill(1);
  tier.eachKey('facets', 'day:', (key) => {
    const rank = rankOf(key.slice(4));
    for (const paper of tier.papersWith('facets', key)) ranks[paper] = rank;
  });
  return ranks;
}

/** A year or a month without its days counts as its beginning. */
function rankOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return 1 + (year * 13 + month) * 32 + date;
}
