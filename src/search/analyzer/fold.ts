import { cleanTitle } from '../../papers/clean.ts';

const NOT_ASCII = /[^\0-\x7f]/;
/** What only TeX writes. */
const TEX = /[\\$]/;
/** A long text is read in pieces, so that one stray sign in it costs no more than its piece. */
const PIECE = 20_000;

/** Marks of accents and of vowels that people leave out when they type. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g;
/** More marks on one letter than any script has: putting them in order would take quadratic time. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;
const HYPHENS = /[\u2010-\u2013\u2212]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc]/g;
/** Letters that no decomposition takes apart. */
const WHOLE: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};
const WHOLE_LETTERS = new RegExp(`[${Object.keys(WHOLE).join('')}]`, 'g');

const GREEK: ReadonlyMap<string, string> = new Map(
  `α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron
  π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega`
    .split(/\s+/)
    .flatMap((letter, i, all) => (i % 2 === 0 ? [[letter, all[i + 1] ?? ''] as const] : [])),
);
/** One or two Greek letters are a sign; three are a word of the language. */
const GREEK_SIGN = /(?<!\p{Script=Greek})\p{Script=Greek}{1,2}(?!\p{Script=Greek})/gu;

/**
 * A text with its spelling made even: TeX unwrapped, compatibility forms and accents gone, Greek signs by name, one kind
 * of hyphen and apostrophe. Capitals stay. Linear in the length of the text.
 */
export function fold(text: string): string {
  const plain = TEX.test(text) ? pieces(text).map(cleanTitle).join(' ') : text;
  return NOT_ASCII.test(plain) ? foldLetters(plain) : plain;
}

function foldLetters(text: string): string {
  const folded = text
    .replace(PILED_MARKS, '$1')
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(HYPHENS, '-')
    .replace(APOSTROPHES, "'")
    .replace(WHOLE_LETTERS, (letter) => WHOLE[letter] ?? letter)
    .replace(GREEK_SIGN, nameOf);
  return NOT_ASCII.test(folded) ? folded.normalize('NFC') : folded;
}

/** "Δt" is read "delta-t": a compound, found under each of its spellings. */
function nameOf(sign: string, at: number, text: string): string {
  const names = [...sign].map((letter) => GREEK.get(letter.toLowerCase()) ?? letter).join('-');
  const before = /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? '-' : '';
  const after = /[\p{L}\p{N}]/u.test(text[at + sign.length] ?? '') ? '-' : '';
  return before + names + after;
}

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const space = text.length - at > PIECE ? text.lastIndexOf(' ', at + PIECE) : text.length;
    const end = space > at ? space : at + PIECE;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}
