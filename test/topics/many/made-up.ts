import fc from 'fast-check';
import type { Paper } from '../../../src/papers/api.ts';
import { parseRule } from '../../../src/topics/parse-rule.ts';
import { paper } from '../../support/papers.ts';

/** Few words in many forms, so that papers and rules meet. */
const WORDS = [
  'pruning',
  'pruned',
  'sparse',
  'model',
  'models',
  'data',
  'vision',
  'k-NN',
  'kNN',
  'the',
  'IT',
];
const word = fc.constantFrom(...WORDS);
const text = (maxLength: number) => fc.array(word, { maxLength }).map((some) => some.join(' '));
const NAMES = ['Ada Byron', 'A. Byron', 'Ben Gio', 'Yoshua Ben-Gio', 'Bo Ada'];
const CATEGORIES = ['cs.CL', 'cs.LG', 'stat.ML', 'cs'];
const SOURCES = ['arxiv', 'hf-daily'];

export const somePaper: fc.Arbitrary<Paper> = fc
  .record({
    title: text(4),
    abstract: text(8),
    summary: text(2),
    keywords: fc.array(text(2), { maxLength: 2 }),
    authors: fc.subarray(NAMES),
    categories: fc.subarray(CATEGORIES),
    sources: fc.subarray(SOURCES),
  })
  .map(({ sources, ...facts }) =>
    paper({
      id: 'p',
      ...facts,
      sources: sources.map((source) => ({ source, upvotes: 0, comments: 0, submitter: '' })),
    }),
  );

const wordTerm = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  word.map((whole) => `=${whole}`),
  fc.constantFrom('pru*', 'mod*', 'model*', 'kn*'),
);
const term = fc.oneof(
  { weight: 4, arbitrary: wordTerm },
  wordTerm.map((each) => `title:${each}`),
  fc.constantFrom('author:byron', 'author:"Ada Byron"', 'author:"B. Gio"', 'author:gio'),
);
const whole = fc.oneof(
  fc.constantFrom('cat:cs', 'cat:cs.LG', 'cat:stat', 'cat:cs.CL,stat.ML', 'source:arxiv', 'source:hf-daily'),
  fc.constantFrom('requires:2', 'requires:3', '+cat:cs.CL', '-cat:stat', '-source:arxiv'),
  term.map((each) => `-${each}`),
  term.map((each) => `+${each}`),
);

/** Most are rules; some are texts that are none. */
export const someRule: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    fc.array(whole, { maxLength: 3 }),
  )
  .map(([alternatives, more]) =>
    [alternatives.map((terms) => terms.join(' ')).join(', '), ...more].join(' '),
  );

/** Rules that a search can ask for, too: the index knows no stop words, and no beginnings of titles. */
export const searchableRule: fc.Arbitrary<string> = someRule.filter((rule) => {
  if (/title:\S*\*|\+cat:|=the/.test(rule)) return false;
  try {
    parseRule(rule);
    return true;
  } catch {
    return false;
  }
});
