import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/papers/api.ts';
import { compileRule } from '../../src/topics/compile-rule.ts';
import { matchRule } from '../../src/topics/match-rule.ts';
import { readPaper } from '../../src/topics/paper-text.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';
import { RuleError } from '../../src/topics/rule-error.ts';
import { writeRule } from '../../src/topics/write-rule.ts';
import { paper } from '../support/papers.ts';

const reasonFor = (rule: string, facts: Partial<Paper>) =>
  matchRule(compileRule(parseRule(rule)), readPaper(paper({ id: 'p', title: 'Untitled', ...facts })));

describe('a rule', () => {
  const soups = {
    title: 'Selecting synthetic data for model soups',
    abstract: 'We deduplicate a corpus and prune coresets. Training on the data is faster.',
    authors: ['Yoshua Bengio', 'Íñigo Pérez-García', 'A. N. Other'],
    categories: ['cs.LG', 'cond-mat.mes-hall'],
    keywords: ['mixture ratio', 'tuning'],
    sources: [{ source: 'arxiv', upvotes: 0, comments: 0, submitter: '' }],
  };

  test.each([
    ['"synthetic data"', '"synthetic data" in the title'],
    ['“synthetic data”', '"synthetic data" in the title'],
    ['coreset', 'coreset in the abstract'],
    ['selection, coreset', 'selection in the title'],
    ['coreset, selection', 'selection in the title'],
    ['coreset OR nothing-of-the-kind', 'coreset in the abstract'],
    ['soups selecting', 'soups and selecting in the title'],
    ['"synthetic data" coreset', '"synthetic data" in the title, coreset in the abstract'],
    ['dedup*', 'dedup* in the abstract'],
    ['the data', 'data in the title'],
    ['"mixture ratio"', '"mixture ratio" among the keywords'],
    ['author:bengio', 'author Yoshua Bengio'],
    ['author:"perez garcia"', 'author Íñigo Pérez-García'],
    ['coreset author:bengio', 'coreset in the abstract, author Yoshua Bengio'],
    ['cat:cs.LG', 'cat cs.LG'],
    ['cat:cs', 'cat cs.LG'],
    ['cat:COND-MAT', 'cat cond-mat.mes-hall'],
    ['coreset cat:cs.CL cat:cs.LG', 'coreset in the abstract'],
    ['coreset -survey', 'coreset in the abstract'],
    ['training faster', 'training and faster in the abstract'],
    ['author:"Y. Bengio"', 'author Yoshua Bengio'],
    ['author:"Bengio, Y."', 'author Yoshua Bengio'],
    ['author: Bengio', 'author Yoshua Bengio'],
    ['author:Y. Bengio coreset', 'author Yoshua Bengio, coreset in the abstract'],
    ['Training faster.', 'Training and faster in the abstract'],
    ['coreset author:Bengio, Y.', 'coreset in the abstract, author Yoshua Bengio'],
    ['author:"Ann Nora Other"', 'author A. N. Other'],
    ['AU:bengio', 'author Yoshua Bengio'],
    ['title:soup', 'soup in the title'],
    ['title:"model soup"', '"model soup" in the title'],
    ['title:select*', 'select* in the title'],
    ['=selecting', 'selecting in the title'],
    ['="model soups"', '"model soups" in the title'],
    ['=the data', 'the in the abstract, data in the title'],
    ['source:arxiv', 'source arXiv'],
    ['source:arxiv,file cat:cs', 'cat cs.LG, source arXiv'],
    ['cat:cs.CL,cs.LG', 'cat cs.LG'],
    ['cat:cs.*', 'cat cs.LG'],
    ['soups, coreset +training', 'soups in the title, training in the abstract'],
    ['coreset +author:bengio', 'coreset in the abstract, author Yoshua Bengio'],
    ['+coreset', 'coreset in the abstract'],
    ['coreset +source:arxiv', 'coreset in the abstract, source arXiv'],
    ['soups, missing, coreset requires:2', 'soups in the title, coreset in the abstract'],
    ['soups missing coreset requires:2', 'soups in the title, coreset in the abstract'],
    ['soups, "model soups" data requires:2', 'soups and "model soups" and data in the title'],
    ['missing | coreset', 'coreset in the abstract'],
    ['missing|coreset', 'coreset in the abstract'],
  ])('%s fits: %s', (rule, reason) => {
    expect(reasonFor(rule, soups)).toBe(reason);
  });

  test.each([
    '"data synthetic"',
    '"ratio tuning"',
    'coreset missing',
    'dedupx*',
    'author:hinton',
    'author:"bengio yann"',
    'coreset cat:cs.CL',
    'coreset cat:c',
    'coreset -prune',
    'coreset, selecting -"model soups"',
    'coreset -author:bengio',
    'coreset -cat:cs.LG',
    'coreset -dedup*',
    'author:"X. Bengio"',
    'author:"Yann Bengio"',
    'title:coreset',
    'title:dedup*',
    '=select',
    '=coreset',
    '="model soup"',
    'title:="data for a model"',
    'coreset source:hf-daily',
    'coreset -source:arxiv',
    'coreset -title:soups',
    'coreset -=training',
    'soups, coreset +missing',
    'soups, missing, absent requires:2',
    'soups, coreset requires:2 -training',
  ])('%s does not fit', (rule) => {
    const parsed = () => reasonFor(rule, soups);
    if (rule.endsWith('cat:c')) expect(parsed).toThrow('is no category');
    else expect(parsed()).toBeUndefined();
  });

  test.each([
    ['kNN', 'kNN in the title'],
    ['k-NN', 'k-NN in the title'],
    ['"k NN"', '"k NN" in the title'],
    ['"NN search"', '"NN search" in the title'],
    ['"knn search"', undefined],
    ['GPT3.5', 'GPT3.5 in the abstract'],
    ['alpha', 'alpha in the abstract'],
    ['IT', 'IT in the abstract'],
  ])('reads spellings as search does: %s', (rule, reason) => {
    const facts = { title: 'k-NN search', abstract: 'GPT-3.5 and α in IT.' };
    expect(reasonFor(rule, facts)).toBe(reason);
  });

  test('reads a summary when there is no abstract', () => {
    expect(reasonFor('coreset', { summary: 'Coresets, briefly.' })).toBe('coreset in the summary');
  });

  test('of any text is read or refused in words, and what is read can be matched', () => {
    const pieces = fc.constantFrom(
      '"',
      '-',
      ',',
      '*',
      ':',
      '(',
      'cat:',
      'author:',
      'title:',
      'source:',
      'requires:',
      '2',
      '=',
      '+',
      '|',
      '/',
      '.*',
      'arxiv',
      ' ',
      'pruning',
      'OR',
      '🧲',
      'é',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (rule) => {
        try {
          reasonFor(rule, soups);
          const written = writeRule(parseRule(rule));
          expect(compileRule(parseRule(written))).toEqual(compileRule(parseRule(rule)));
        } catch (error) {
          if (!(error instanceof RuleError)) throw error;
          if (error.nearest !== undefined) parseRule(error.nearest);
        }
      }),
    );
  });

  test('a quoted piece of a title always finds that title', () => {
    const word = fc.constantFrom('data', 'selecting', 'models', 'pruned', 'corpora', 'the', 'learning', '3d');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (title, a, b) => {
        const [from, to] = [a % title.length, b % title.length].sort((x, y) => x - y);
        const phrase = title.slice(from, (to ?? 0) + 1);
        fc.pre(phrase.some((each) => each !== 'the'));
        expect(reasonFor(`"${phrase.join(' ')}"`, { title: title.join(' ') })).toContain('in the title');
      }),
    );
  });

  test('of each starter topic brings several papers of the starter collection, and no topic brings them all', () => {
    const topics: { name: string; rule: string }[] = JSON.parse(
      readFileSync('data/starter-topics.json', 'utf8'),
    );
    const papers = readFileSync('data/starter.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line): { title: string; summary: string } => JSON.parse(line));
    for (const { name, rule } of topics) {
      const fitting = papers.filter(
        ({ title, summary }) => reasonFor(rule, { title, summary }) !== undefined,
      );
      expect([name, fitting.length > 2, fitting.length < papers.length / 2]).toEqual([name, true, true]);
    }
  });

  test('1 MB of text is matched by 60 words in well under a second', () => {
    const read = readPaper(paper({ id: 'p', title: 't', abstract: 'data data model '.repeat(65_000) }));
    const rule = compileRule(parseRule(`"${'data '.repeat(58)}x"`));
    const before = performance.now();
    expect(matchRule(rule, read)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
