import type { Paper } from '../../src/papers/api.ts';
import { analyze, words } from '../../src/search/analyzer.ts';
import { compileStored } from '../../src/topics/compile-rule.ts';

/** How each of a hundred rules is made of words of a title. */
const MAKE: readonly (readonly [
  hundredths: number,
  make: (words: readonly string[], paper: Paper) => string,
])[] = [
  [12, ([a]) => `${a}`],
  [45, ([a, b]) => `${a} ${b}`],
  [13, ([a, b, c]) => `${a} ${b} ${c}`],
  [8, ([a, b]) => `"${a} ${b}"`],
  [6, ([a, b, c]) => `${a} ${b}, ${c} ${a}`],
  [4, ([a, b, c]) => `${a} ${b} -${c}`],
  [3, ([a, b, c]) => `${a}, ${b}, ${c} requires:2`],
  [2, ([a, b]) => `title:${a} ${b}`],
  [1, ([a, b]) => `=${a} ${b}`],
  [3, ([a, b]) => `${a} cat:cs.CL +${b}`],
  [2, ([a, b]) => `${a?.slice(0, 5)}* ${b}`],
  [1, (_, { authors }) => `author:"${authors[0] ?? 'Ada Byron'}"`],
];

/** `count` different rules, most of them two words that stand in one title. */
export function madeRules(papers: Iterable<Paper>, count: number): readonly string[] {
  const rules = new Set<string>();
  let made = 0;
  for (const paper of papers) {
    const own = [...new Set(words(paper.title).filter(tells))];
    for (let from = 0; from + 2 < own.length && rules.size < count; from++) {
      const three = [own[from] ?? '', own[(from * 7 + 3) % own.length] ?? '', own[from + 2] ?? ''];
      if (new Set(three).size < 3) continue;
      const rule = makerOf(made++)(three, paper);
      if (compileStored(rule)) rules.add(rule);
    }
    if (rules.size === count) break;
  }
  return [...rules];
}

const tells = (word: string) => /^[a-z]{3,}$/.test(word) && analyze(word).length === 1;

function makerOf(number: number) {
  let left = (number * 37) % 100;
  for (const [hundredths, make] of MAKE) {
    if (left < hundredths) return make;
    left -= hundredths;
  }
  return ([a]: readonly string[]) => `${a}`;
}
