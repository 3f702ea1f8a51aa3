import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileStored } from '../../src/topics/compile-rule.ts';
import { matchRule } from '../../src/topics/match-rule.ts';
import { PaperReader } from '../../src/topics/paper-reader.ts';
import { readPaper } from '../../src/topics/paper-text.ts';
import { Shelf } from '../../src/topics/shelf.ts';
import { paper } from '../support/papers.ts';
import { somePaper, someRule } from './many/made-up.ts';

describe('a shelf of papers', () => {
  test('finds for any rule what looking at each paper finds, for the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somePaper, { maxLength: 12 }), someRule, async (some, text) => {
        const papers = some.map((each, i) => ({ ...each, id: `p${i}` }));
        const reader = new PaperReader({ byIds: async () => papers });
        const shelf = await Shelf.of(
          reader,
          papers.map(({ id }) => id),
        );
        const compiled = compileStored(text);
        const expected = papers.flatMap((each) => {
          const why = compiled && matchRule(compiled, readPaper(each));
          return why === undefined ? [] : [[each.id, why] as const];
        });
        expect(new Map(await shelf.matches(text))).toEqual(new Map(expected));
      }),
      { numRuns: 200 },
    );
  });

  test('has nothing for a text that is no rule any more', async () => {
    const shelf = await Shelf.of(new PaperReader({ byIds: async () => [paper({ id: 'a', title: 'A' })] }), [
      'a',
    ]);
    expect(await shelf.matches('')).toEqual(new Map());
  });
});
