import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAbstract, cleanAuthor, cleanTitle } from '../../src/papers/clean.ts';

const table = (rows: readonly (readonly [raw: string, clean: string])[]) =>
  rows.map(([raw, clean]) => ({ raw, clean }));

describe('TeX becomes Unicode', () => {
  test.each(
    table([
      ['$\\alpha$-divergence and $\\sim$5 $\\mu$m', 'α-divergence and ∼5 μm'],
      ['Di$\\mathtt{[M]}$O', 'Di[M]O'],
      ['$x^2$, $x_{i+1}$, $10^{-5}$, H$_2$O', 'x², xᵢ₊₁, 10⁻⁵, H₂O'],
      ['$v_{wind}$, $e^{\\star}$, $T_{(a,b)}$', 'v_wind, e^⋆, T_((a,b))'],
      ['$\\tilde{O}(\\sqrt{T})$ in $\\mathbb{R}^d$', 'Õ(√T) in ℝᵈ'],
      ['$\\frac{n+1}{2}$ and \\(x \\le y\\)', '(n+1)/2 and x ≤ y'],
      ['$O(n\\log n)$', 'O(n log n)'],
      ['\\emph{one} \\textbf{T}wo {\\em three}', 'one Two three'],
      ["Fr\\'echet, Erd\\H{o}s, {\\'E}mile, \\v{S}koda, fa\\c{c}ade", 'Fréchet, Erdős, Émile, Škoda, façade'],
      ['Gr\\o nland, \\L{}ukasz, stra\\ss e', 'Grønland, Łukasz, straße'],
      ['34.7\\% of R\\&D in \\$', '34.7% of R&D in $'],
      ["``a word'' and ''another'' and `one'", '“a word” and “another” and ‘one’'],
      ['3--5 days -- or more---much more', '3–5 days – or more—much more'],
      ['SPT2349$-$56, $k$-NN, an $n$ of Fig.~3', 'SPT2349-56, k-NN, an n of Fig. 3'],
      ['M-estimators, \\ell_1-regularized', 'M-estimators, ℓ₁-regularized'],
      ['see~\\url{https://example.org/a\\_b}', 'see https://example.org/a_b'],
      ['\\href{https://example.org/x}{here}', 'here (https://example.org/x)'],
      ['a dash\\unicode{x2014}here', 'a dash—here'],
    ]),
  )('$raw', ({ raw, clean }) => expect(cleanTitle(raw)).toBe(clean));
});

describe('what no rule knows stays readable as it was', () => {
  test.each([
    'Method \\ours{x} beats $5 and $6 prizes',
    'a <sks> dog and {0,1} bits, {placeholder}',
    'snake_case names and --verbose options',
    'https://example.org/a_b--c~d_{x}',
    'A 1920x2014 frame, ~50% of it, at z~0.03',
    'from $300-$400 or US$5-US$6',
    '50% & more; AT&T; &unknown;',
    "the model's users' view",
    'an open { brace and a $ sign',
  ])('%s', (text) => expect(cleanTitle(text)).toBe(text));
});

describe('leftovers of other programs', () => {
  test.each(
    table([
      ['of Llama-2 (7B)x2014a new one', 'of Llama-2 (7B)—a new one'],
      ['from scratchx2013even so', 'from scratch–even so'],
      ['the modelx2019s size', 'the model’s size'],
      ['a risk of mathcal{O}(1/n) and MP_{+}, by d^{1/2}', 'a risk of O(1/n) and MP₊, by d^(1/2)'],
      ['a (MHC^3) module', 'a (MHC³) module'],
      ['Q&amp;A, &lt;b&gt;, caf&#233;, &#x2014;', 'Q&A, , café, —'],
      ['H<sub>2</sub>O in <i>vitro</i>', 'H₂O in vitro'],
      ["the model\\'s size", "the model's size"],
    ]),
  )('$raw', ({ raw, clean }) => expect(cleanTitle(raw)).toBe(clean));
});

describe('characters', () => {
  test('lines become one, and blanks single', () => {
    expect(cleanTitle('  RDD: Retrieval\n  for  Tasks\t\r\n')).toBe('RDD: Retrieval for Tasks');
  });
  test('hidden and reordering characters go', () => {
    expect(cleanTitle('pay\u202Eload\u200B \u2066x\u2069\uFEFF a\u0000b\u00ADc')).toBe('payload x abc');
  });
  test('an emoji of several people stays one', () => {
    expect(cleanTitle('\u{1F468}\u200D\u{1F469}\u200D\u{1F467} a\u200Db')).toBe(
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} ab',
    );
  });
  test('halves of pairs go and letters are composed', () => {
    expect(cleanTitle('x\uD800y e\u0301')).toBe('xy é');
  });
});

test('an abstract loses the word Abstract before it', () => {
  expect(cleanAbstract('Abstract: We show\nthat.')).toBe('We show that.');
});

test('a name loses braces and stray commas', () => {
  expect(cleanAuthor('{\\L}ukasz  {Kowalski},')).toBe('Łukasz Kowalski');
});

const pieces = fc.constantFrom(
  ...'\\ { } $ ^ _ ~ - ` \' " & < > ; x h a 0 [ ] ( ) % # \n'.split(' '),
  ' ',
  '\\alpha',
  '\\frac',
  '\\textbf{',
  '\\left',
  '&amp;',
  '&#36;',
  '&#92;',
  'x2014',
  'mathcal{',
  '\\\\',
  '\\$',
  '\\lbrace',
  '\\textasciicircum',
  'https://',
  '\u200D',
  '\uD83D',
  '\uDE00',
  '\u0301',
  '\u202E',
);
const hostile = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('cleaning what is clean changes nothing', () => {
  const check = fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (raw) => {
    for (const clean of [cleanTitle, cleanAbstract, cleanAuthor]) expect(clean(clean(raw))).toBe(clean(raw));
  });
  fc.assert(check, { numRuns: 3_000 });
});

test('nothing hidden, lone or uncomposed is left', () => {
  const check = fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (raw) => {
    const clean = cleanTitle(raw);
    expect(clean.isWellFormed()).toBe(true);
    expect(clean).toBe(clean.normalize('NFC'));
    expect(clean).not.toMatch(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u);
  });
  fc.assert(check, { numRuns: 1_000 });
});

test('time grows with length and no faster, whatever is repeated', () => {
  const seeds = [
    '$',
    '\\(',
    '{',
    '\\textbf{',
    '$\\',
    'x^{',
    '`',
    '&amp;',
    '\\frac{',
    "\\'",
    '<sup>',
    '$_{',
    '\\left(',
  ];
  for (const seed of [
    ...seeds,
    '\\[',
    'mathcal{',
    '\\cite[',
    '\\$',
    '$a$',
    '\u202E',
    '\uD800',
    "`a'",
    '---',
    'x2014',
  ]) {
    const text = seed.repeat(200_000 / seed.length);
    const before = performance.now();
    cleanTitle(text);
    // Linear reading takes under 100 ms here; anything quadratic takes minutes. The rest is room for a busy machine.
    expect(performance.now() - before, seed).toBeLessThan(2_000);
  }
});
