import { expect, test } from 'vitest';
import { spansText } from '../../src/chat/api.ts';
import { ruleInWords } from '../../src/topics/rule-in-words.ts';

test.each([
  ['robot', 'robot'],
  ['robot arm', 'robot and arm'],
  ['robot, arm, grasp requires:2 -survey', 'any 2 of robot, arm, grasp; not survey'],
  ['robot arm grasp requires:3', 'all of robot, arm, grasp'],
  ['"data selection", pruning coreset, dedup*', 'any of "data selection", pruning with coreset, dedup*'],
  ['pruning, soup +data +title:model', 'any of pruning, soup; always with data and model in the title'],
  ['+data +model', 'data and model'],
  ['=learning author:"Y. Bengio"', 'exactly learning and by Y. Bengio'],
  ['pruning -survey -author:smith -cat:stat', 'pruning; not survey, by smith, in stat'],
  ['cat:cs.CL,stat source:arxiv', 'everything in cs.CL or stat from arXiv'],
  ['pruning -survey cat:cs', 'pruning; in cs; not survey'],
  ['author:"Bengio, Y."', 'by Y. Bengio'],
  ['-', '-'],
])('%s in words is: %s', (rule, words) => {
  expect(spansText(ruleInWords(rule))).toBe(words);
});

test('what the manager gave stands strong', () => {
  expect(ruleInWords('robot -survey').filter(({ type }) => type === 'strong')).toEqual([
    { type: 'strong', text: 'robot' },
    { type: 'strong', text: 'survey' },
  ]);
});
