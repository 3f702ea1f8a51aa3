import { ruleError } from './rule-error.ts';

/** A piece of a rule as it stands in the text; `at` counts code units from 0. */
export type RuleToken =
  | { readonly kind: 'or'; readonly at: number }
  | {
      readonly kind: 'term';
      readonly at: number;
      readonly negative: boolean;
      readonly field: string;
      readonly quoted: boolean;
      readonly text: string;
    };

const SEPARATOR = /[,;\n]/;
const WORD = /[^\s,;"]/;
const FIELD = /^([\p{L}][\p{L}-]*):(?!\/\/)/u;

/** Same length as the text, so that positions stay: keyboards and chats turn quotes and dashes into others. */
function plainMarks(text: string): string {
  return text
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[，、；]/g, ',');
}

/** Cuts a rule into words, phrases and separators. */
export function ruleTokens(typed: string): RuleToken[] {
  const text = plainMarks(typed);
  const tokens: RuleToken[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (SEPARATOR.test(char)) tokens.push({ kind: 'or', at: at++ });
    else if (/\s/.test(char)) at++;
    else at = readTerm(text, at, tokens);
  }
  return tokens;
}

function readTerm(text: string, at: number, tokens: RuleToken[]): number {
  const negative = text.charAt(at) === '-';
  let start = negative ? at + 1 : at;
  const field = FIELD.exec(text.slice(start, start + 40))?.[1] ?? '';
  if (field) start += field.length + 1;
  const quoted = text.charAt(start) === '"';
  const end = quoted ? closingQuote(text, start) : wordEnd(text, start);
  const content = text.slice(quoted ? start + 1 : start, end);
  if (negative && !field && !quoted && content === '') {
    throw ruleError(text, at, 'a minus stands alone', 'Put it directly before a word: -survey.');
  }
  if (!negative && !field && !quoted && /^or$/i.test(content)) tokens.push({ kind: 'or', at });
  else tokens.push({ kind: 'term', at, negative, field, quoted, text: content });
  return quoted ? end + 1 : end;
}

function closingQuote(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  if (end < 0) {
    const phrase = text.slice(start + 1, start + 41).trim();
    throw ruleError(text, start, 'this quote is not closed', `Write "${phrase || 'data selection'}".`);
  }
  return end;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  const bracket = text.slice(start, end).search(/[()]/);
  if (bracket >= 0) {
    throw ruleError(
      text,
      start + bracket,
      'brackets are not understood',
      'Write each alternative out, with commas between them.',
    );
  }
  return end;
}
