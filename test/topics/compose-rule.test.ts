import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeRule } from '../../src/topics/api.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';

const FIELDS = { any: 'rule', all: 'all-of', none: 'none-of' };
const compose = (any: string, all = '', none = '') => composeRule({ any, all, none }, FIELDS);

describe('a rule from the fields of a form', () => {
  it.each([
    ['"data selection", dedup*', '', '', '"data selection", dedup*'],
    ['dedup*', 'pretraining, "language model"', '', 'dedup* +pretraining +"language model"'],
    ['dedup*', 'cat:cs.CL author:bengio', '', 'dedup* cat:cs.CL +author:bengio'],
    ['', 'reinforcement robots', '', 'reinforcement robots'],
    ['', 'cat:cs.CL', 'survey', 'cat:cs.CL -survey'],
    [
      'coreset',
      '',
      'survey, position paper; -"lecture notes"',
      'coreset -survey -"position paper" -"lecture notes"',
    ],
    ['coreset', '', 'author:bengio, survey*', 'coreset -author:bengio -survey*'],
    ['a1, b1', '“data selection”', '', 'a1, b1 +"data selection"'],
    ['a1', '', 'survey|review，–primer', 'a1 -survey -review -primer'],
    ['a1', 'b2|c3', '', 'a1 +b2 +c3'],
    ['a1, b1, c1', 'requires:2', '', 'a1, b1, c1 requires:2'],
    ['', '', '', ''],
  ])('any “%s”, all “%s”, none “%s”', (any, all, none, rule) => {
    expect(compose(any, all, none)).toBe(rule);
    if (rule !== '') expect(() => parseRule(rule)).not.toThrow();
  });

  it.each([
    ['"open', 'b', 'c', 'rule'],
    ['robot', '"open', 'c', 'all-of'],
    ['robot', 'arm', '(c', 'none-of'],
    ['', '', 'survey', 'rule'],
    ['the', '', '', 'rule'],
  ])('names the field at fault: “%s”, “%s”, “%s”', (any, all, none, field) => {
    expect(() => compose(any, all, none)).toThrow(expect.objectContaining({ field }));
  });

  it('is a rule or says what is wrong, whatever is typed', () => {
    const typed = fc.stringMatching(/^[a-c "*,:=+\-()]{0,20}$/);
    fc.assert(
      fc.property(typed, typed, typed, (any, all, none) => {
        try {
          const rule = compose(any, all, none);
          if (rule !== '') parseRule(rule);
        } catch (error) {
          expect((error as Error).constructor.name).toBe('FieldError');
        }
      }),
    );
  });
});
