import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReference } from '../../../src/papers/api.ts';
import { planOf } from '../../../src/search/find/plan.ts';
import { writeQuery } from '../../../src/search/query/edit-query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { understoodText } from '../../../src/search/query/understood.ts';

const read = (typed: string) => {
  const query = parseQuery(typed);
  return [understoodText(query), ...query.notes].join(' | ');
};

describe('a query', () => {
  test.each([
    ['knn retrieval', '“knn retrieval”'],
    ['"data selection" cheap', '“cheap”, the phrase “data selection”'],
    ['soups -survey -"large scale"', '“soups”, without survey, without “large scale”'],
    ['dedup* -multi*', 'dedup*, without multi*'],
    ['author:Bengio year:2025.. -survey', 'author Bengio, year from 2025, without survey'],
    ['author: Bengio', 'author Bengio'],
    ['Author:"Yoshua Bengio", year:..2020,', 'author Yoshua Bengio, year up to 2020'],
    [
      'title:"model soups" cat:cs.CL has:code seen:here',
      'title model soups, category cs.CL, with code, seen here',
    ],
    ['cat:cs.CL,cs.LG', 'category cs.CL, category cs.LG'],
    ['cat:math.*', 'category math'],
    ['source:hf source:arXiv', 'source Hugging Face, source arXiv'],
    [
      '-seen:here -has:code -author:"Ann Lee"',
      'without what was seen here, without code, without author Ann Lee',
    ],
    ['year:2023', 'year 2023'],
    ['year:2020–2023', 'year 2020 to 2023'],
    ['year:2020…', 'year from 2020'],
    ['BERT: Pre-training of Deep Transformers', '“BERT: Pre-training of Deep Transformers”'],
    ['“curly quotes” here', '“here”, the phrase “curly quotes”'],
    ['k-NN - or --flag', '“k-NN or --flag”'],
    ['re-ranking 10,000 C++', '“re-ranking 10,000 C++”'],
    ['大语言模型 检索', '“大语言模型 检索”'],
    ['חיפוש מאמרים', '“חיפוש מאמרים”'],
    ['+pruning nets', '“nets”, the word “pruning”'],
    ['=pruned ="weights of" -=prunes', 'exactly “pruned”, exactly “weights of”, without exactly “prunes”'],
    ['title:=pruned', 'title exactly pruned'],
    ['C++ + = == 1+1 a=b', '“C++ 1+1 a=b”'],
    ['"', ''],
    ['"'.repeat(300), ''],
    ['pruning "networks"', '“pruning”, the word “networks”'],
    ['ATTENTION IS NOT EXPLANATION', '“ATTENTION IS NOT EXPLANATION”'],
  ])('%s is read as it is meant', (typed, meaning) => {
    expect(read(typed)).toBe(meaning);
  });

  test.each([
    [
      'autor:bengio',
      '“autor bengio” | There is no field autor:; did you mean author:? I looked for its words.',
    ],
    ['zzz:bengio', '“zzz bengio” | There is no field zzz:; there are author:, title:, cat:, year:,'],
    ['year:2023..2020', 'year 2020 to 2023 | I read year:2023..2020 as 2020 to 2023.'],
    ['year:soon x', '“x” | “year:soon” is no year: write year:2023, year:2023.. or year:2020..2023.'],
    ['"data selection', '“data selection” | One quote has no partner: I took its words one by one.'],
    ['author:"ann lee', '“lee”, author ann | One quote has no partner'],
    ['has:pdf x', '“x” | “has:pdf” is not known: there is has:code.'],
    ['source:zzz x', '“x” | “zzz” is no source: there are hf-daily, arxiv, starter, file.'],
    ['cat:1 x', '“x” | “1” is no category'],
    ['author:🎉 x', '“x” | author:🎉 names nothing: write author:bengio.'],
    ['sort:fast x', '“x” | “sort:fast” is no order: there are best, newest and votes.'],
    ['pruning NOT survey', '“pruning NOT survey” | There is no NOT: write -survey to leave that out.'],
    ['w '.repeat(60), 'I read the first 40 words of it.'],
  ])('%s is read as far as it goes, and the rest is said', (typed, told) => {
    expect(read(typed)).toContain(told);
  });

  test.each([
    '2401.10000',
    'arXiv:2401.10000v2',
    'arXiv: 2401.10000',
    'what about (2401.10000)?',
    'see https://arxiv.org/abs/2401.10000, please',
    'https://huggingface.co/papers/2401.10000',
    'doi:10.48550/arXiv.2401.10000',
  ])('%s names its paper', (typed) => {
    const found = parseQuery(typed).clauses.find(({ kind }) => kind === 'reference');
    expect(found).toMatchObject({ identifier: { kind: 'arxiv', value: '2401.10000' } });
    expect(parseReference(found?.typed ?? '')).toEqual({ kind: 'arxiv', value: '2401.10000' });
  });

  test.each([
    ['autor:lee x', 'author:lee x'],
    ['pruning NOT "a survey" soups', 'pruning -"a survey" soups'],
    ['pruning NOT -survey', undefined],
    ['pruning AND soups OR stew', undefined],
  ])('%s is perhaps meant as %s', (typed, meant) => {
    expect(parseQuery(typed).meant).toBe(meant);
  });

  test('AND, OR and NOT are not words to look for', () => {
    expect(planOf(parseQuery('soups AND stew')).text).toBe('soups and stew');
    expect(planOf(parseQuery('AND/OR GRAPHS')).text).toBe('AND/OR GRAPHS');
  });

  test('carries an order', () => {
    expect(parseQuery('soups sort:date').sort).toBe('newest');
    expect(parseQuery('sort:votes sort:relevance soups').sort).toBe('best');
    expect(writeQuery(parseQuery('soups  sort:newest -x'))).toBe('soups -x sort:newest');
  });

  const aPiece = fc.constantFrom(
    ...[
      'word',
      '"a phrase"',
      '-not',
      'author:lee',
      'author:"ann lee"',
      'title:x',
      'title:=x',
      '+must',
      '=exact',
      '-="an exact"',
      'cat:cs.CL,cs',
      'year:2023..2020',
    ],
    ...[
      '..',
      '-',
      '"',
      ':',
      'year:',
      'seen:here',
      'sort:votes',
      '2401.10000',
      'author:',
      'x:y',
      'C++',
      '大模型',
      '🎉',
      '\ud800',
    ],
  );

  test('is always read, whatever it holds', () => {
    const aText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(aPiece, { maxLength: 12 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(aText, (typed) => {
        const query = parseQuery(typed);
        expect(understoodText(query).isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('written again is read the same', () => {
    fc.assert(
      fc.property(fc.array(aPiece, { maxLength: 12 }), (pieces) => {
        const query = parseQuery(pieces.join(' '));
        const again = parseQuery(writeQuery(query));
        expect(understoodText(again)).toBe(understoodText(query));
        expect(again.sort).toBe(query.sort);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['"', '-', 'a:', ')', ',', '"a" ', 'author:"', 'x'.repeat(40), ' -"', 'ß:'])(
    'takes a time that grows with its length: %s',
    (piece) => {
      const time = (times: number) => {
        const typed = piece.repeat(times);
        const start = performance.now();
        parseQuery(typed);
        return performance.now() - start;
      };
      time(1_000);
      expect(time(20_000)).toBeLessThan(500);
    },
  );
});
