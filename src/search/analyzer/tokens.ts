import { fold } from './fold.ts';

/**
 * What a token is. `word`: a word of the text, in order. `acronym`: a word written in capitals. `sign`: one of several
 * signs in a row of a script without spaces. `pair`: two such neighbours, after them. `joined`: the parts of a compound as
 * one word, after them.
 */
export type TokenKind = 'word' | 'acronym' | 'sign' | 'pair' | 'joined';

export type TakeToken = (word: string, kind: TokenKind) => void;

/** Scripts written without spaces: each sign is a word, and two in a row tell more than one. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const token = (letter: string, more: string) => {
  const word = `${letter}+(?:(?<=\\d)\\.\\d${letter}*)*`;
  return `[Cc]\\+\\+|[CcFf]#|${word}(?:[\\-_\\/']${word})*${more}`;
};
const ASCII = new RegExp(token('[A-Za-z0-9]', ''), 'g');
const ANY = new RegExp(token(`[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]`, `|[${UNSPACED}]+`), 'gv');

const NOT_ASCII = /[^\0-\x7f]/;
const LINK = /[-_/']/;
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'v');
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}.]{2,8}$/u;
const LOWER_CASE = /\p{Ll}/u;
/** Endings of contractions and possessives say nothing. */
const CONTRACTED = /(?:n't|'(?:s|re|ve|ll|d|m))$/i;

/** No title or abstract is longer: what follows is data, and reading it would hold everybody up. */
export const LONGEST_TEXT = 50_000;
/** Longer "words" are data, not language. */
const LONGEST_WORD = 60;
const LONGEST_JOINED = 24;
const MOST_PARTS = 3;
const SHORT = 12;

/** Hands on the tokens of a text, folded and in lower case. Linear in the length of the text, of which the first 50,000 letters count. */
export function eachToken(text: string, take: TakeToken): void {
  const folded = fold(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);
  // In a text all in capitals they tell nothing; a word or two so written are meant.
  const cased = folded.length <= SHORT || LOWER_CASE.test(folded);
  for (const found of folded.match(NOT_ASCII.test(folded) ? ANY : ASCII) ?? []) {
    if (IS_UNSPACED.test(found)) takeSigns(found, take);
    else if (LINK.test(found)) takeCompound(found, cased, take);
    else takeWord(found, cased, take);
  }
}

function takeWord(word: string, cased: boolean, take: TakeToken): void {
  if (word.length > LONGEST_WORD) return;
  take(word.toLowerCase(), cased && word.length > 1 && ACRONYM.test(word) ? 'acronym' : 'word');
}

function takeCompound(found: string, cased: boolean, take: TakeToken): void {
  const parts = found.replace(CONTRACTED, '').split(LINK);
  for (const part of parts) takeWord(part, cased, take);
  const joined = parts.join('').toLowerCase();
  if (parts.length > 1 && parts.length <= MOST_PARTS && joined.length <= LONGEST_JOINED)
    take(joined, 'joined');
}

function takeSigns(run: string, take: TakeToken): void {
  let before = '';
  for (const sign of run) {
    take(sign, sign.length === run.length ? 'word' : 'sign');
    if (before) take(before + sign, 'pair');
    before = sign;
  }
}
