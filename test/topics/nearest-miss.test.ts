import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule } from '../../src/topics/compile-rule.ts';
import { matchRule } from '../../src/topics/match-rule.ts';
import { type Miss, missOf, nearer } from '../../src/topics/nearest-miss.ts';
import { readPaper } from '../../src/topics/paper-text.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';
import { paper } from '../support/papers.ts';

const compiled = (rule: string) => compileRule(parseRule(rule));
const because = (rule: string, title: string, categories = ['cs.CV']) =>
  missOf(compiled(rule))(readPaper(paper({ id: 'p', title, categories })))?.because;

describe('the nearest miss', () => {
  test.each([
    ['a word', 'data curation', 'Data for pretraining', 'lacks curation'],
    ['two words', 'web data curation', 'Data for pretraining', 'lacks web and curation'],
    [
      'words that stand apart',
      '"data selection"',
      'Selection of data',
      'lacks "data selection" as one phrase',
    ],
    ['a beginning', 'pruning dedup*', 'Pruning', 'lacks dedup*'],
    ['an author', 'pruning author:frankle', 'Pruning', 'lacks author frankle'],
    [
      'the better of two alternatives',
      'web graph mining, data curation',
      'Mining for data',
      'lacks curation',
    ],
    ['a category', 'pruning cat:cs.CL cat:stat', 'Pruning', 'is not in cs.CL or stat'],
    [
      'one more of several',
      'web, graph, mining requires:2',
      'Mining',
      'has mining alone, where 2 are required',
    ],
    ['what must occur besides', 'web, pruning +data', 'Pruning', 'lacks data'],
    ['its place', 'data title:masking', 'Data', 'lacks masking'],
    ['a form', 'data =masking', 'Data masked', 'lacks exactly masking'],
    ['a source', 'pruning source:arxiv', 'Pruning', 'is not from arXiv'],
    [
      'what the topic leaves out',
      'pruning -survey',
      'A survey of pruning',
      'has survey, which the topic leaves out',
    ],
  ])('names what is lacking: %s', (_, rule, title, expected) => {
    expect(because(rule, title)).toBe(expected);
  });

  test.each([
    ['fits', 'data curation', 'Curation of data'],
    ['has nothing of it', 'data curation', 'Diffusion models'],
    ['lacks a word and is of another field', 'data curation cat:cs.CL', 'Data for pretraining'],
    ['is of another field, and no word is asked for', 'cat:cs.CL', 'Data for pretraining'],
  ])('is no paper that %s', (_, rule, title) => {
    expect(because(rule, title)).toBeUndefined();
  });

  const word = fc.constantFrom('data', 'curation', 'pruning', 'survey', 'web', 'dedup*');
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  const phrase = words.map((some) => `"${some.join(' ').replaceAll('*', '')}"`);
  const alternative = fc.oneof(
    words.map((some) => some.join(' ')),
    phrase,
  );
  const rule = fc
    .tuple(
      fc.array(alternative, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', ' -soup', ' cat:cs', ' +soup'),
    )
    .map(([alternatives, common]) => alternatives.join(', ') + common);
  const title = fc.array(fc.oneof(word, fc.constant('soup')), { minLength: 1, maxLength: 4 });
  const text = fc.tuple(title, fc.constantFrom('cs.CL', 'math.ST')).map(([title, category]) => {
    const facts = { id: 'p', title: title.join(' '), categories: [category] };
    return readPaper(paper(facts));
  });

  test('is never a paper that fits, and always says why', () => {
    fc.assert(
      fc.property(rule, text, (typed, text) => {
        const miss = missOf(compiled(typed))(text);
        if (matchRule(compiled(typed), text) !== undefined) expect(miss).toBeUndefined();
        else if (miss) expect(miss.because).toMatch(/^(lacks \S|has \S|is not in cs)/);
      }),
    );
  });

  test('is the same whether each paper is looked at whole or only for coming nearer', () => {
    fc.assert(
      fc.property(rule, fc.array(text, { maxLength: 8 }), (typed, papers) => {
        const find = missOf(compiled(typed));
        let best: Miss | undefined;
        for (const each of papers) best = find(each, best) ?? best;
        const [nearest] = papers.flatMap((each) => find(each) ?? []).sort(nearer);
        expect(best && [best.lacking, best.having]).toEqual(nearest && [nearest.lacking, nearest.having]);
      }),
    );
  });
});
