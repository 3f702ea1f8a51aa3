import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule } from '../../src/topics/compile-rule.ts';
import { matchRule } from '../../src/topics/match-rule.ts';
import { PaperReader } from '../../src/topics/paper-reader.ts';
import { readPaper } from '../../src/topics/paper-text.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';
import { Shelf } from '../../src/topics/shelf.ts';
import { paper } from '../support/papers.ts';

const word = fc.constantFrom('pruning', 'sparse', 'models', 'data', 'vision');
const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const term = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  word.map((whole) => `${whole.slice(0, 4)}*`),
  fc.constant('author:Ada'),
);
const rule = fc
  .array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((alternatives) => alternatives.map((terms) => terms.join(' ')).join(', '));

describe('a shelf of papers', () => {
  test('finds for any rule what looking at each paper finds, for the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(title, { maxLength: 12 }), rule, async (titles, text) => {
        const papers = titles.map((each, i) =>
          paper({ id: `p${i}`, title: each, abstract: `${each} data`, authors: i % 3 ? [] : ['Ada Byron'] }),
        );
        const reader = new PaperReader({ byIds: async () => papers });
        const shelf = await Shelf.of(
          reader,
          papers.map(({ id }) => id),
        );
        const compiled = compileRule(parseRule(text));
        const one = (id: string) => papers.filter((each) => each.id === id).map(readPaper);
        const expected = papers.flatMap(({ id }) =>
          one(id).flatMap((read) => {
            const why = matchRule(compiled, read);
            return why === undefined ? [] : [[id, why] as const];
          }),
        );
        expect(new Map(await shelf.matches(text))).toEqual(new Map(expected));
      }),
      { numRuns: 60 },
    );
  });

  test('has nothing for a text that is no rule any more', async () => {
    const shelf = await Shelf.of(new PaperReader({ byIds: async () => [paper({ id: 'a', title: 'A' })] }), [
      'a',
    ]);
    expect(await shelf.matches('')).toEqual(new Map());
  });
});
