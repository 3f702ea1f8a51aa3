import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, indexTerms, queryWords, words } from '../../src/search/analyzer.ts';

const asked = (query: string) => queryWords(query).flatMap(({ terms }) => terms);

describe('the analyzer', () => {
  test('gives one term for the forms of a word', () => {
    expect(analyze('retrieving retrieved Retrieves')).toEqual(['retriev', 'retriev', 'retriev']);
  });

  test('drops stop words and keeps the order', () => {
    expect(analyze('The selection of data for the model')).toEqual(['select', 'data', 'model']);
  });

  test.each([
    ['Schrödinger Bézier', 'Schrodinger Bezier'],
    ['Łukasz Søren Straße', 'Lukasz Soren Strasse'],
    ['naïve ﬁne', 'naive fine'],
    ['Erd\\H{o}s', 'Erdős'],
    ['$\\mathcal{O}(n)$ of \\textbf{fast} sums', 'O(n) of fast sums'],
    ['$\\beta$-VAE', 'β-VAE'],
    ['β-VAE', 'beta-VAE'],
    ['Navier–Stokes', 'Navier-Stokes'],
    ["the model's", 'the model’s'],
  ])('reads %s like %s', (one, other) => {
    expect(indexTerms(one)).toEqual(indexTerms(other));
  });

  test('keeps a word of the Greek language a word', () => {
    expect(words('η Αθήνα')).toEqual(['eta', 'αθηνα']);
  });

  test('keeps languages whose names are signs apart', () => {
    expect(words('C, C++ and C#, F#')).toEqual(['c', 'c++', 'and', 'c#', 'f#']);
  });

  test.each([
    ['k-NN', ['k', 'nn', 'knn']],
    ['GPT-3.5', ['gpt', '3.5', 'gpt3.5']],
    ['BERT-base', ['bert', 'base', 'bertbas']],
    ['ViT-B/16', ['vit', 'b', '16', 'vitb16']],
    ["O'Brien", ['o', 'brien', 'obrien']],
    ['state-of-the-art', ['state', 'art']],
  ])('indexes %s in its parts and joined', (text, terms) => {
    expect(indexTerms(text)).toEqual(terms);
  });

  test.each([
    ['kNN', 'k-NN'],
    ['knn', 'k-NN'],
    ['k-NN', 'kNN'],
    ['k NN', 'k-NN'],
    ['GPT3.5', 'GPT-3.5'],
    ['GPT 3.5', 'GPT-3.5'],
    ['multiagents', 'multi-agent'],
    ['GANS', 'GANs'],
    ['gan', 'GANs'],
    ['rouge', 'ROUGE'],
    ['ROUGE', 'Rouge'],
    ['语言', '大语言'],
    ['语', '大语言'],
    ['언어', '한국 언어'],
  ])('looks for %s where %s is written', (query, text) => {
    const held = new Set(indexTerms(`Here is ${text}.`));
    expect(asked(query).some((term) => held.has(term))).toBe(true);
  });

  test('takes an acronym that looks like a stop word for a word', () => {
    expect(analyze('It is IT for us in the US')).toEqual(['it', 'us']);
  });

  test('sees no acronyms in a title all in capitals', () => {
    expect(analyze('IT IS ALL ABOUT RETRIEVING')).toEqual(['retriev']);
  });

  test('asks for unspaced scripts in pairs, and for a lone sign as it is', () => {
    expect(asked('大语言 model 大')).toEqual(['大语', '语言', 'model', '大']);
    expect(words('大语言 model')).toEqual(['大', '语', '言', 'model']);
  });

  test('asks for nothing under which no text is indexed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const held = new Set(indexTerms(text));
        expect(asked(text).filter((term) => !held.has(term))).toEqual([]);
      }),
    );
  });

  test('gives the same words when its own words are read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(words(words(text).join(' '))).toEqual(words(text));
      }),
    );
  });

  test('reads the first 50,000 letters', () => {
    const text = `${'filler '.repeat(7_000)}kept ${'filler '.repeat(2_000)}lost`;
    const terms = indexTerms(text);
    expect([terms.includes('kept'), terms.includes('lost')]).toEqual([true, false]);
  });

  test.each([
    'a',
    'A1',
    'a-',
    "a'",
    'a.1',
    'c+',
    '-',
    '\u0301',
    '\u0323\u0301',
    '\u0591',
    'α',
    'αα ',
    '大',
    'ก',
    '$',
    '$a',
    '\\',
    '{',
    '\\{',
    '\\alpha ',
    '\\textbf{',
    '&amp;',
    '\ud800',
    '𝔸',
  ])('stays linear on 50,000 characters of %j, and reads no more', (unit) => {
    const [short, long] = [12_500, 1_000_000].map((length) => leastTime(unit.repeat(length / unit.length)));
    expect(long).toBeLessThan(Math.max(50, (short ?? 0) * 12));
  });
});

/** Of several runs, in ms: others use the machine as well. */
function leastTime(text: string): number {
  const times = [1, 2, 3, 4].map(() => {
    const start = performance.now();
    indexTerms(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
