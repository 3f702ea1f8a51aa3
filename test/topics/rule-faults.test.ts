import { describe, expect, test } from 'vitest';
import { parseRule } from '../../src/topics/parse-rule.ts';
import { RuleError } from '../../src/topics/rule-error.ts';

/** The nearest rule that works; the rule itself when it does. */
function nearestOf(rule: string): string | undefined {
  try {
    return parseRule(rule).text;
  } catch (error) {
    if (error instanceof RuleError) return error.nearest;
    throw error;
  }
}

describe('a rule that is wrong', () => {
  test.each([
    ['', 'The rule is empty.'],
    ['  , ,', 'The rule is empty.'],
    ['-survey', 'The rule only says what must not occur (survey).'],
    ['pruning, "open', 'at character 10: this quote is not closed. Write "open".'],
    ['🧲🧲 title:x', 'at character 1: "🧲🧲" has no letters or digits.'],
    ['pruning titel:x', 'at character 9: there is no field titel:; did you mean title:?'],
    ['pruning year:2024', 'at character 9: year: is for searches.'],
    ['a, (b c)', 'at character 4: brackets are not understood.'],
    ['pruning, the', 'at character 10: these words occur in every paper.'],
    ['pruning +the', 'at character 9: these words occur in every paper.'],
    ['pruning - survey', 'at character 9: a minus stands alone.'],
    ['pruning ""', 'at character 9: the phrase is empty.'],
    ['pruning =', 'at character 9: nothing stands here.'],
    ['pru*ing', 'at character 4: a star stands only at the end'],
    ['p*', 'at character 2: a star stands only at the end'],
    ['cat:', 'at character 1: "cat:" is no category: write cat:cs.CL'],
    ['pruning, BERT: x', 'at character 10: there is no field BERT:; there are title:, author:, cat:'],
    ['https://arxiv.org/abs/2401.00001', 'at character 1: a link is no word. To make a topic from papers'],
    ['requires:2', 'requires:2 asks for more than there are: there are none.'],
    [`${'a'.repeat(70)}`, 'aaaa…" is too long for a word.'],
    ['source:nature', 'at character 1: "nature" is no source: there are hf-daily, arxiv'],
    ['author:""', 'at character 1: the author has no name.'],
    ['pruning NOT survey', 'at character 9: there is no NOT. A minus leaves a word out: -survey.'],
    ['a1, b1 requires:3', 'at character 8: requires:3 asks for more than there are: there are only 2.'],
    ['a1, b1 requires:two', 'requires: takes a number from 1 on, not "two".'],
    ['pruning -pruning', 'No paper can fit the rule: it asks for pruning and leaves it out (-pruning).'],
    ['/prun(e|ing)/', 'at character 1: regular expressions are not supported. For every ending write prun*'],
    ['x '.repeat(61), 'The rule has 61 words; at most 60 are read. Make two topics of it.'],
    ['x '.repeat(500).trim(), 'The rule has 500 words; at most 60 are read.'],
    ['é'.repeat(1_001), 'The rule has 1,001 characters; at most 1,000 are read. Make two topics of it.'],
  ])('%s is refused: %s', (rule, part) => {
    expect(() => parseRule(rule)).toThrow(RuleError);
    expect(() => parseRule(rule)).toThrow(part);
  });

  test.each([
    ['pruning titel:x', 'pruning title:x'],
    ['pruning, "data selection', 'pruning, "data selection"'],
    ['pruning, “open, soup', 'pruning, "open", soup'],
    ['a1, (b1 c1)', 'a1, b1 c1'],
    ['(robot, arm) learning cat:cs', 'robot, arm +learning cat:cs'],
    ['pruning -(survey, position paper)', 'pruning -survey -"position paper"'],
    ['pruning https://arxiv.org/abs/2401.00001', 'pruning'],
    ['pruning - survey', 'pruning -survey'],
    ['pruning -', 'pruning'],
    ['pruning NOT survey', 'pruning -survey'],
    ['pruning, the, soup', 'pruning, soup'],
    ['pru*ing', 'pru*'],
    ['*graph', 'graph'],
    ['pruning cat:cs/CL', 'pruning cat:cs.CL'],
    ['pruning year:2024 sort:votes', 'pruning'],
    ['pruning author:', 'pruning'],
    ['a1, b1, c1 requires:9', 'a1, b1, c1 requires:3'],
    ['pruning -pruning cat:cs', 'pruning cat:cs'],
    ['/prun(e|ing)/', 'prun*'],
    ['prun.*|distill.*', 'prun*, distill*'],
    ['^data$', 'data'],
    ['colou?r\\w+', 'colou*'],
    ['gpt-\\d+, pruning', 'gpt*, pruning'],
    ['[a-z]+ment, pruning', 'pruning'],
    ['titel:x (y) - z "open', 'title:x y -z "open"'],
    ['(', undefined],
    ['x '.repeat(61), undefined],
  ])('of %s the nearest that works is %s', (rule, nearest) => {
    expect(nearestOf(rule)).toBe(nearest);
  });

  test('counts characters as a person does, not code units', () => {
    expect(() => parseRule('"🧲🧲 magnets", "open')).toThrow('at character 15');
  });

  test('is refused or read soon, whatever is repeated in it', () => {
    const repeated = [
      '"',
      '-',
      '(',
      '*',
      'a*',
      '[a',
      '\\b',
      'cat:a.b,',
      'author:A. ',
      ', A.',
      '=',
      'a:',
      '|',
      '-(a,',
      '"a ',
    ];
    const texts = repeated.flatMap((part) =>
      [1_000, 100_000].map((length) => part.repeat(length).slice(0, length)),
    );
    for (const text of texts) {
      const before = performance.now();
      nearestOf(text);
      expect([text.slice(0, 20), performance.now() - before < 1_000]).toEqual([text.slice(0, 20), true]);
    }
  });
});
