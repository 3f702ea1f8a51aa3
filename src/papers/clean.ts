import { plainText } from './plain-text.ts';
import { convertTex } from './tex/convert.ts';

/** What only a text with markup in it can hold; most texts have none of it and are done at once. */
const MARKUP = /[\\${}^_~`&<]|--|''|x20[0-9]|x2212|(?:math|text|emph)[a-z]*\{/;

/** Font commands that lost their backslash on the way: "an excess risk of mathcal{O}(n)". */
const LOST_COMMAND =
  /(?<![\\\p{L}])(?=(?:mathcal|mathbb|mathbf|mathrm|mathtt|mathsf|mathit|textbf|textit|texttt|textsc|emph|operatorname|boldsymbol)\{)/gu;

/** Markup inside markup (`&amp;lt;`, `\texttt{\$x\$}`) settles within a few walks, if ever. */
const WALKS = 6;

/** A title for reading: TeX and HTML turned into Unicode, one line, no characters that hide or reorder others. */
export function cleanTitle(raw: string): string {
  return settle(raw, (text) => text);
}

/** An abstract for reading, as one paragraph. */
export function cleanAbstract(raw: string): string {
  return settle(raw, (text) => text.replace(/^abstract\s*[:.—–-]\s*/i, ''));
}

/** A name for reading: without braces, at most 200 characters. */
export function cleanAuthor(raw: string): string {
  const settled = settle(raw.slice(0, LONGEST_NAME * 10), nameOnly, '');
  return settled || nameOnly(plainText(raw.slice(0, LONGEST_NAME)).replace(/[^\p{L}\p{M}. ]+/gu, ' '));
}

const LONGEST_NAME = 200;

function nameOnly(text: string): string {
  const name = text.replace(/[{}]+/g, '').slice(0, LONGEST_NAME);
  return plainText(name.replace(/^[\s,;]+|[\s,;]+$/g, ''));
}

/**
 * Walks until nothing changes, so that cleaning a clean text changes nothing. A text that never settles becomes
 * `unsettled`, or stays as it was but for its characters: cleaned again it goes the same way to the same end.
 */
function settle(raw: string, finish: (text: string) => string, unsettled?: string): string {
  const plain = plainText(raw);
  let text = plain;
  for (let walk = 0; walk < WALKS; walk++) {
    const next = finish(MARKUP.test(text) ? plainText(convertTex(text.replace(LOST_COMMAND, '\\'))) : text);
    if (next === text) return text;
    text = next;
  }
  return unsettled ?? plain;
}
