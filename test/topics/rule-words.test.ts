import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleInWords } from '../../src/topics/rule-words.ts';

it.each([
  ['"data curation", dedup*', '"data curation" or dedup…'],
  ['robot arm, grasp -survey cat:cs.CL', 'robot with arm or grasp, not survey, in cs.CL'],
  ['robot, arm, grasp requires:2', 'any 2 of robot, arm, grasp'],
  [
    'title:robot, =RL -"a review" source:arxiv',
    'robot in the title or RL as written, not "a review", from arXiv',
  ],
  ['grasp +author:bengio', 'grasp, always by bengio'],
  ['cat:cs.RO cat:cs.LG', 'in cs.RO or cs.LG'],
])('the rule %s is %s in words', (rule, words) => {
  expect(ruleInWords(rule)).toBe(words);
});

it('whatever was stored is said somehow', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof ruleInWords(text) === 'string'));
});
