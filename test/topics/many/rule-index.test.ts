import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileStored } from '../../../src/topics/compile-rule.ts';
import { RuleIndex } from '../../../src/topics/many/rule-index.ts';
import { matchRule } from '../../../src/topics/match-rule.ts';
import { readPaper } from '../../../src/topics/paper-text.ts';
import { somePaper, someRule } from './made-up.ts';

const inOrder = (places: readonly number[]) => places.toSorted((a, b) => a - b);

describe('many rules', () => {
  test('are found for a paper exactly as when each is looked at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRule, { maxLength: 12 }),
        fc.array(somePaper, { minLength: 1, maxLength: 5 }),
        async (rules, papers) => {
          const index = await RuleIndex.of(rules);
          for (const paper of papers.map(readPaper)) {
            const expected = rules.flatMap((rule, place) => {
              const compiled = compileStored(rule);
              return compiled && matchRule(compiled, paper) !== undefined ? [place] : [];
            });
            expect(inOrder(index.matches(paper))).toEqual(expected);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('may hold texts that are no rules any more: these fit nothing', async () => {
    const index = await RuleIndex.of(['-', 'pruning', '']);
    const [paper] = fc.sample(somePaper, 1);
    const read = readPaper({ ...(paper ?? fail()), title: 'Pruning' });
    expect(index.matches(read)).toEqual([1]);
  });
});

function fail(): never {
  throw new Error('no sample');
}
