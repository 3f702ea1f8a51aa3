import { stemmer } from 'stemmer';
import { STOP_WORDS } from './stop-words.ts';

/** Grows when the same text gives other terms: what was compiled with an older one is compiled again. */
export const ANALYZER_VERSION = 1;

/** Scripts written without spaces: each character is a term. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const WORD = new RegExp(`[${UNSPACED}]|[cf](?:\\+\\+|#)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, 'gu');
/** Longer "words" are data, not language. */
const LONGEST_WORD = 60;

/** The words of a text, folded: no case, no accents, compatibility forms unified. Order is kept. */
export function words(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(WORD) ?? []).filter((word) => word.length <= LONGEST_WORD);
}

/** The terms of a text: its words without stop words, stemmed. Linear in the length of the text. */
export function analyze(text: string): string[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
}

/** One word's stem; words with digits or other scripts stay as they are. */
export function stem(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
}
