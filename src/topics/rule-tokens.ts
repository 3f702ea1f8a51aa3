import { plainMarks } from '../search/query/plain-marks.ts';
import { closingQuote, fieldAt } from '../search/query/query-tokens.ts';
import { regularExpression } from './regular-expression.ts';
import { ruleError } from './rule-error.ts';
import { type RuleField, ruleField, valueEnd } from './rule-fields.ts';
import { withoutBrackets } from './without-brackets.ts';

/** A piece of a rule as it stands in the text; `at` and `end` count code units from 0. */
export type RuleToken = { readonly kind: 'or'; readonly at: number } | TermToken;

export interface TermToken {
  readonly kind: 'term';
  readonly at: number;
  readonly end: number;
  readonly sign: '' | '-' | '+';
  readonly field: RuleField | '';
  /** It has a `=` before it. */
  readonly exact: boolean;
  readonly quoted: boolean;
  readonly text: string;
}

const SEPARATOR = /[,;|\n]/;
const WORD_ENDS = /[\s,;|"]/;

/** Cuts a rule into words, phrases and separators, in linear time. Throws a `RuleError`. */
export function ruleTokens(typed: string): RuleToken[] {
  const text = plainMarks(typed);
  const tokens: RuleToken[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (SEPARATOR.test(char)) tokens.push({ kind: 'or', at: at++ });
    else if (/\s/.test(char)) at++;
    else at = readPiece(text, at, tokens);
  }
  return tokens;
}

function readPiece(text: string, at: number, tokens: RuleToken[]): number {
  const fault = regularExpression(text, at) ?? link(text, at);
  if (fault) throw fault;
  const token = readTerm(text, at);
  const isPlain = token.sign === '' && token.field === '' && !token.exact && !token.quoted;
  if (isPlain && token.text === 'NOT') throw noNot(text, token);
  if (isPlain && /^or$/i.test(token.text)) tokens.push({ kind: 'or', at });
  else tokens.push(token);
  return token.end;
}

function readTerm(text: string, at: number): TermToken {
  const sign = signAt(text, at);
  const [field, value] = readField(text, at + sign.length);
  const exact = text.charAt(value) === '=';
  const start = exact ? value + 1 : value;
  const quoted = text.charAt(start) === '"';
  const close = quoted ? quoteEnd(text, start) : wordEnd(text, start, field);
  const content = text.slice(quoted ? start + 1 : start, close);
  if (content === '' && field === '' && !quoted && sign !== '') throw alone(text, at, sign);
  return { kind: 'term', at, end: quoted ? close + 1 : close, sign, field, exact, quoted, text: content };
}

function link(text: string, at: number) {
  const [whole] = /^https?:\/\/[^\s,;]*/i.exec(text.slice(at)) ?? [];
  if (whole === undefined) return undefined;
  const fix = { at, end: at + whole.length, instead: '' };
  const wayOut = 'To make a topic from papers, give their links to /paper-admin topic from.';
  return ruleError(text, fix, 'a link is no word', wayOut);
}

function signAt(text: string, at: number): TermToken['sign'] {
  const char = text.charAt(at);
  return char === '-' || char === '+' ? char : '';
}

/** The field, and where its value begins: `author: bengio` is one piece. */
function readField(text: string, at: number): [field: RuleField | '', value: number] {
  const name = fieldAt(text, at);
  if (name === '') return ['', at];
  const field = ruleField(text, at, name);
  let value = at + name.length + 1;
  while (/[^\S\n]/.test(text.charAt(value))) value++;
  return [field, value];
}

function quoteEnd(text: string, at: number): number {
  const end = closingQuote(text, at);
  if (end >= 0) return end;
  const comma = text.slice(at).search(SEPARATOR);
  const until = comma < 0 ? text.length : at + comma;
  const phrase = text.slice(at + 1, until).trim();
  const fix = { at, end: until, instead: phrase && `"${phrase}"` };
  const shown = phrase.slice(0, 40).trim() || 'data selection';
  throw ruleError(text, fix, 'this quote is not closed', `Write "${shown}".`);
}

function wordEnd(text: string, start: number, field: RuleField | ''): number {
  let end = start;
  while (end < text.length && !WORD_ENDS.test(text.charAt(end))) end++;
  const bracket = text.slice(start, end).search(/[()]/);
  if (bracket >= 0) throw brackets(text, start + bracket);
  return valueEnd(text, start, end, field);
}

function brackets(text: string, at: number) {
  const fix = { at: 0, end: text.length, instead: withoutBrackets(text) };
  const instead = 'Write each alternative out, with commas between them; +word must occur with any of them.';
  return ruleError(text, fix, 'brackets are not understood', instead, at);
}

function alone(text: string, at: number, sign: string) {
  let end = at + 1;
  while (/[\s+-]/.test(text.charAt(end))) end++;
  const isLast = end === text.length || SEPARATOR.test(text.charAt(end));
  const [name, example] = sign === '-' ? ['minus', '-survey'] : ['plus', '+survey'];
  const fix = { at, end, instead: isLast ? '' : sign };
  return ruleError(text, fix, `a ${name} stands alone`, `Put it directly before a word: ${example}.`);
}

function noNot(text: string, { at, end }: TermToken) {
  let next = end;
  while (/\s/.test(text.charAt(next))) next++;
  const fix = { at, end: next, instead: /[\p{L}\p{N}"]/u.test(text.charAt(next)) ? '-' : '' };
  return ruleError(text, fix, 'there is no NOT', 'A minus leaves a word out: -survey.');
}
