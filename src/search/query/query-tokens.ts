import { plainMarks } from './plain-marks.ts';

/** A piece of a query as it stands in the text. */
export interface QueryToken {
  readonly negative: boolean;
  /** It has a plus before it. */
  readonly must: boolean;
  /** It has a `=` before it. */
  readonly exact: boolean;
  /** In lower case, without its colon; '' for none. */
  readonly field: string;
  readonly quoted: boolean;
  readonly text: string;
  /** The whole piece. */
  readonly typed: string;
}

const FIELD = /^(\p{L}[\p{L}-]{0,29}):(?!\/\/)/u;
const LONGEST_FIELD = 32;
const WORD_ENDS = /[\s"]/;

/** The pieces of a query, and whether one of its quotes has no partner. Reads any text, in linear time. */
export function queryTokens(typed: string): { tokens: readonly QueryToken[]; openQuote: boolean } {
  const text = plainMarks(typed.toWellFormed());
  const tokens: QueryToken[] = [];
  let openQuote = false;
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) at++;
    else if (text.charAt(at) === '"' && closingQuote(text, at) < 0) {
      openQuote = true;
      at++;
    } else {
      const { token, end } = readToken(text, at);
      tokens.push(token);
      at = end;
    }
  }
  return { tokens, openQuote };
}

function readToken(text: string, at: number): { token: QueryToken; end: number } {
  const [, sign = ''] = /^(-(?=[^\s-])|\+(?=[^\s+]))/.exec(text.slice(at, at + 2)) ?? [];
  const start = at + sign.length;
  const field = fieldAt(text, start);
  const value = field ? start + field.length + 1 : start;
  const exact = /^=[^\s=]/.test(text.slice(value, value + 2));
  const from = exact ? value + 1 : value;
  const close = text.charAt(from) === '"' ? closingQuote(text, from) : -1;
  const quoted = close >= 0;
  const end = quoted ? close + 1 : wordEnd(text, from);
  const content = quoted ? text.slice(from + 1, close) : text.slice(from, end);
  return {
    token: {
      ...{ negative: sign === '-', must: sign === '+', field: field.toLowerCase(), exact, quoted },
      ...{ text: content.trim(), typed: text.slice(at, end) },
    },
    end: Math.max(end, at + 1),
  };
}

/** The field whose name begins here, as typed, without its colon; '' for none. */
export function fieldAt(text: string, at: number): string {
  return FIELD.exec(text.slice(at, at + LONGEST_FIELD))?.[1] ?? '';
}

/** Where the quote that opens here is closed; below 0 when it is not. */
export function closingQuote(text: string, at: number): number {
  return text.indexOf('"', at + 1);
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !WORD_ENDS.test(text.charAt(end))) end++;
  return end;
}
