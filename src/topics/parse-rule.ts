import { UserError } from '../errors.ts';
import { analyze, words } from '../search/analyzer.ts';
import { RULE_LIMITS, type Rule, type Term } from './rule.ts';
import { ruleError } from './rule-error.ts';
import { type RuleToken, ruleTokens } from './rule-tokens.ts';

type TermToken = Extract<RuleToken, { kind: 'term' }>;

const CATEGORY = /^[a-z-]{2,20}(\.[a-z-]{2,20})?$/i;

/**
 * Reads a rule: alternatives between commas, each one words or "phrases" that must all occur; `word*`, `author:name`;
 * over the whole rule `-word` excludes and `cat:cs.CL` restricts. Throws a `UserError` that says where it is wrong.
 */
export function parseRule(typed: string): Rule {
  const text = typed.trim();
  checkSize(text);
  const alternatives: Term[][] = [];
  const excluded: Term[] = [];
  const categories: string[] = [];
  let current: Term[] = [];
  let commonAt: number | undefined;
  for (const token of [...ruleTokens(text), { kind: 'or' as const, at: text.length }]) {
    if (token.kind === 'or') {
      if (current.length === 0 && commonAt !== undefined) throw tooCommon(text, commonAt);
      alternatives.push(current);
      current = [];
      commonAt = undefined;
      continue;
    }
    const term = readTerm(text, token);
    if (token.negative) excluded.push(term);
    else if (term.kind === 'category') categories.push(term.category);
    else if (isEmpty(term)) commonAt = token.at;
    else current.push(term);
  }
  return finish({
    text,
    alternatives: alternatives.filter((terms) => terms.length > 0),
    excluded,
    categories,
  });
}

function finish(rule: Rule): Rule {
  if (rule.alternatives.length > 0 || rule.categories.length > 0) return rule;
  const first = rule.excluded[0];
  throw first
    ? new UserError(
        `The rule only says what must not occur (${first.shown}). Add what should: "data selection" -${first.shown}.`,
      )
    : new UserError('The rule is empty. Write words or phrases, for example: "data selection", dedup*.');
}

function checkSize(text: string): void {
  const characters = [...text].length;
  if (characters > RULE_LIMITS.characters) {
    throw new UserError(
      `The rule has ${characters} characters; at most ${RULE_LIMITS.characters} are read. Make two topics of it.`,
    );
  }
  const count = words(text).length;
  if (count > RULE_LIMITS.words) {
    throw new UserError(
      `The rule has ${count} words; at most ${RULE_LIMITS.words} are read. Make two topics of it.`,
    );
  }
}

function readTerm(text: string, token: TermToken): Term {
  const shown = token.quoted ? `"${token.text}"` : token.text;
  if (token.field) return readField(text, token, shown);
  const star = token.quoted ? -1 : token.text.indexOf('*');
  if (star >= 0) return readPrefix(text, token, star);
  const term: Term = { kind: 'text', shown, text: token.text };
  if (isEmpty(term) && (token.quoted || token.negative || words(token.text).length === 0)) {
    throw words(token.text).length > 0 ? tooCommon(text, token.at) : noWords(text, token);
  }
  return term;
}

function readPrefix(text: string, token: TermToken, star: number): Term {
  const start = words(token.text.slice(0, -1));
  const only = start[0] ?? '';
  if (star !== token.text.length - 1 || start.length !== 1 || only.length < 2) {
    throw ruleError(
      text,
      token.at + (token.negative ? 1 : 0) + star,
      'a star stands only at the end of one word of at least two letters',
      'Write dedup* for all words that begin so.',
    );
  }
  return { kind: 'prefix', shown: token.text, start: only };
}

function readField(text: string, token: TermToken, shown: string): Term {
  const field = token.field.toLowerCase();
  if (field === 'cat' || field === 'category') {
    if (CATEGORY.test(token.text))
      return { kind: 'category', shown: `cat ${token.text}`, category: token.text };
    throw ruleError(
      text,
      token.at,
      `"${token.text}" is no category`,
      'Write one like cat:cs.CL, or cat:cs for all of them.',
    );
  }
  if (field === 'author') {
    if (words(token.text).length > 0) return { kind: 'author', shown: `author ${shown}`, name: token.text };
    throw ruleError(
      text,
      token.at,
      'the author has no name',
      'Write author:bengio or author:"yoshua bengio".',
    );
  }
  throw ruleError(
    text,
    token.at,
    `there is no field "${token.field}"`,
    `The fields are cat: and author:. To look for the words, write "${token.field} ${token.text}".`,
  );
}

function isEmpty(term: Term): boolean {
  return term.kind === 'text' && analyze(term.text).length === 0;
}

function tooCommon(text: string, at: number): UserError {
  return ruleError(text, at, 'these words occur in every paper', 'Add a word that tells papers apart.');
}

function noWords(text: string, token: TermToken): UserError {
  const shown =
    token.quoted && token.text === '' ? 'the phrase is empty' : `"${token.text}" has no letters or digits`;
  return ruleError(text, token.at, shown, 'Write words, for example "data selection".');
}
