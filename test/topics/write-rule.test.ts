import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRule, compileStored } from '../../src/topics/compile-rule.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';
import { writeRule } from '../../src/topics/write-rule.ts';

const term = fc.constantFrom(
  'selection',
  'x-ray',
  '"data selection"',
  '“model soup”',
  'dedup*',
  'author:bengio',
  'author:"Yoshua Bengio"',
  'C++',
  'the',
  '数据',
  'title:pruned',
  'title:"data selection"',
  '=learning',
  'title:="the soup"',
);
const whole = fc.constantFrom(
  '-survey',
  '-"position paper"',
  '-author:smith',
  '-=learned',
  '+title:soup',
  '+author: Hooker',
  'cat:cs.CL',
  'cat:math,stat.ML',
  'source:arxiv',
  'requires:2',
);
const rule = fc
  .tuple(
    fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    fc.array(whole, { maxLength: 4 }),
  )
  .map(
    ([any, rest]) => `${any.map((terms) => ['pruning', ...terms].join(' ')).join(', ')} ${rest.join(' ')}`,
  );

test('a rule that was written out is read as the same rule', () => {
  fc.assert(
    fc.property(rule, (typed) => {
      // Two of "pruning the" cannot be had.
      fc.pre(compileStored(typed) !== undefined);
      const read = parseRule(typed);
      const again = parseRule(writeRule(read));
      const { text: _, ...facts } = read;
      expect(again).toMatchObject(facts);
      expect(compileRule(again)).toEqual(compileRule(read));
    }),
  );
});
