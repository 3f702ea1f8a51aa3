import type { Papers } from './papers-file.ts';

export interface QueryClass {
  readonly name: string;
  readonly queries: readonly string[];
}

/** Words in the middle of titles, as often as they stand there; the same seed gives the same queries. */
export function queryClasses(papers: Papers, count: number): readonly QueryClass[] {
  const next = chance(1);
  const titleWords = (): string[] => papers.at(next(papers.count)).title.match(/\p{L}{3,}/gu) ?? [];
  const word = (): string => {
    for (;;) {
      const words = titleWords();
      const chosen = words[next(Math.max(1, words.length))];
      if (chosen && !COMMON.test(chosen)) return chosen.toLowerCase();
    }
  };
  const some = (words: number) => Array.from({ length: words }, word);
  const make = (name: string, query: () => string) => ({
    name,
    queries: Array.from({ length: count }, query),
  });
  return [
    make('1 word', () => some(1).join(' ')),
    make('3 words', () => some(3).join(' ')),
    make('8 words', () => some(8).join(' ')),
    make('question, 14 words', () => {
      const [a, b, c, d, e, f, g] = some(7);
      return `what is the best way of ${a} ${b} for ${c} ${d} with ${e} ${f} ${g}`
        .split(' ')
        .slice(0, 14)
        .join(' ');
    }),
  ];
}

/** What somebody has typed of a title so far. */
export function beginnings(papers: Papers, count: number): readonly string[] {
  const next = chance(2);
  return Array.from({ length: count }, () => papers.at(next(papers.count)).title.slice(0, 3 + next(30)));
}

export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const COMMON = /^(the|and|for|with|from|using|via|towards|into|are|how|what|can)$/i;
