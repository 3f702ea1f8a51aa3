import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTerms } from '../../src/search/analyzer.ts';
import { markMatched, matchedWords, termsIn } from '../../src/search/matched.ts';

const marked = (text: string, query: string) =>
  markMatched(text, indexTerms(query))
    .map((stretch) => (stretch.matched ? `*${stretch.text}*` : stretch.text))
    .join('');

describe('matched words', () => {
  test.each([
    ['We prune, and pruned networks!', 'pruning', 'We *prune*, and *pruned* networks!'],
    ['The k-NN graph of kNN', 'kNN', 'The *k-NN* graph of *kNN*'],
    ['Schrödinger’s C++ code', 'schrodinger c++', '*Schrödinger’s* *C++* code'],
    ['Studies of a study', 'studies', '*Studies* of a *study*'],
    ['nothing here', 'pruning', 'nothing here'],
    ['', 'pruning', ''],
    ['大语言模型 and 模型', '模型', '大语言*模型* and *模型*'],
    ['BERT模型和语言模型', 'bert 模型', '*BERT**模型*和语言*模型*'],
    ['日本語のデータ選択', 'データ選択', '日本語の*データ選択*'],
    ['𠀀𠀁𠀂', '𠀁𠀂', '𠀀*𠀁𠀂*'],
    ['חיפוש מאמרים', 'מאמרים', 'חיפוש *מאמרים*'],
  ])('in %j of %j stand out', (text, query, shown) => {
    expect(marked(text, query)).toBe(shown);
  });

  test('leave the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ maxLength: 6 })), (text, terms) => {
        const stretches = markMatched(text, terms);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      }),
    );
  });

  test('are told once, in lower case', () => {
    expect(matchedWords('Pruning prunes graph-pruning', ['prune', 'graph'])).toEqual([
      'pruning',
      'graph-pruning',
    ]);
    expect(termsIn('Pruned graphs', ['graph', 'prune', 'edge'])).toEqual(['graph', 'prune']);
  });
});
