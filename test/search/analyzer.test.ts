import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, words } from '../../src/search/analyzer.ts';

describe('the analyzer', () => {
  test('gives one term for the forms of a word', () => {
    expect(analyze('retrieving retrieved Retrieves')).toEqual(['retriev', 'retriev', 'retriev']);
  });

  test('drops stop words and keeps the order', () => {
    expect(analyze('The selection of data for the model')).toEqual(['select', 'data', 'model']);
  });

  test('finds a name without its accents', () => {
    expect(analyze('Schrödinger Bézier')).toEqual(analyze('Schrodinger Bezier'));
  });

  test('keeps languages whose names are signs apart', () => {
    expect(words('C, C++ and C#')).toEqual(['c', 'c++', 'and', 'c#']);
  });

  test('takes each character of an unspaced script as a term', () => {
    expect(words('大语言 model')).toEqual(['大', '语', '言', 'model']);
  });

  test('treats TeX and symbols as breaks', () => {
    expect(words('$\\alpha$-divergence|x^2')).toEqual(['alpha', 'divergence', 'x', '2']);
  });

  test('gives the same terms when its own words are analyzed again as words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(words(words(text).join(' '))).toEqual(words(text));
      }),
    );
  });

  test('stays linear on a megabyte of one character', () => {
    for (const unit of ['a', '\u0301', 'c+', '大', '-']) {
      expect(words(unit.repeat(1_000_000 / unit.length)).length).toBeLessThanOrEqual(1_000_000);
    }
  });
});
