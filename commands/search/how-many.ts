import type { Findings } from '../../src/search/api.ts';
import { count } from '../reply/words.ts';

const ORDERS = { best: 'best first', newest: 'newest first', votes: 'most voted first' } as const;

/** How many papers, in which order. Those with some of the words are many: they are not counted as if they had all. */
export function howMany({ total, matchingAll, lookedAt, sort }: Findings): string {
  if (sort !== 'best' || matchingAll === total || lookedAt !== undefined) {
    return `${lookedAt === undefined ? '' : 'at least '}${count(total, 'paper')}, ${ORDERS[sort]}`;
  }
  const all = matchingAll === 0 ? 'no paper' : count(matchingAll, 'paper');
  return `${all} with all words, ${(total - matchingAll).toLocaleString('en')} with some`;
}
