import { sourceWords } from '../papers/api.ts';
import { analyze, words } from '../search/analyzer.ts';
import { CATEGORY_WANTED, readCategory, readSource, SOURCE_WANTED } from '../search/query/field-values.ts';
import type { FactTerm, Term, WordTerm } from './rule.ts';
import { type RuleError, ruleError } from './rule-error.ts';
import type { TermToken } from './rule-tokens.ts';

/** What a piece of a rule asks for; several of `cat:cs.CL,cs.LG`. Throws a `RuleError`. */
export function readTerms(text: string, token: TermToken): readonly Term[] {
  switch (token.field) {
    case 'cat':
      return token.text.split(',').map((value) => readCat(text, token, value));
    case 'source':
      return token.text.split(',').map((value) => readFrom(text, token, value));
    case 'author':
      return [readAuthor(text, token)];
    case 'title':
      return [{ ...readWord(text, token), title: true }];
    default:
      return [readWord(text, token)];
  }
}

/** Whether a term is made of words that tell nothing. */
export function isEmpty(term: Term): boolean {
  return term.kind === 'text' && analyze(term.text).length === 0;
}

export function tooCommon(text: string, token: Pick<TermToken, 'at' | 'end'>): RuleError {
  const fix = { at: token.at, end: token.end, instead: '' };
  return ruleError(text, fix, 'these words occur in every paper', 'Add a word that tells papers apart.');
}

function readWord(source: string, token: TermToken): WordTerm {
  // A rule may end as a sentence does.
  const text = token.quoted ? token.text : token.text.replace(/\.+$/, '');
  const shown = token.quoted ? `"${text}"` : text;
  if (words(text).length === 0) throw noWords(source, token);
  if (token.exact) return { kind: 'exact', shown, text };
  const star = token.quoted ? -1 : text.indexOf('*');
  if (star >= 0) return readPrefix(source, token, text, star);
  const term = { kind: 'text', shown, text } as const;
  const mayBeEmpty = !token.quoted && token.sign === '' && token.field === '';
  if (isEmpty(term) && !mayBeEmpty) throw tooCommon(source, token);
  return term;
}

function readPrefix(source: string, token: TermToken, text: string, star: number): WordTerm {
  const start = words(text.slice(0, -1));
  const [only = ''] = start;
  if (star === text.length - 1 && start.length === 1 && only.length >= 2)
    return { kind: 'prefix', shown: text, start: only };
  const at = token.end - token.text.length;
  const [before = '', ...more] = words(text.slice(0, star));
  const instead = before.length >= 2 && more.length === 0 ? `${before}*` : text.replaceAll('*', '');
  throw ruleError(
    source,
    { at, end: token.end, instead },
    'a star stands only at the end of one word of at least two letters',
    'Write dedup* for all words that begin so.',
    at + star,
  );
}

function readCat(text: string, token: TermToken, value: string): FactTerm {
  const category = value.trim().replace(/(?:\.\*?)+$/, '');
  if (readCategory(category) !== undefined) return { kind: 'category', shown: `cat ${category}`, category };
  const letters = value.match(/[a-z-]{2,20}/gi)?.slice(0, 2) ?? [];
  throw noValue(text, token, letters.length > 0 ? `cat:${letters.join('.')}` : '', value, CATEGORY_WANTED);
}

function readFrom(text: string, token: TermToken, value: string): FactTerm {
  const source = readSource(value);
  if (source !== undefined) return { kind: 'source', shown: `source ${sourceWords(source)}`, source };
  throw noValue(text, token, '', value, SOURCE_WANTED);
}

function readAuthor(text: string, token: TermToken): FactTerm {
  const name = token.text.replace(/^=+/, '');
  const shown = token.quoted || /[\s,]/.test(name) ? `"${name}"` : name;
  if (words(name).length > 0) return { kind: 'author', shown: `author ${shown}`, name };
  const fix = { at: token.at, end: token.end, instead: '' };
  throw ruleError(text, fix, 'the author has no name', 'Write author:bengio or author:"yoshua bengio".');
}

function noValue(text: string, token: TermToken, fixed: string, value: string, problem: string): RuleError {
  const fix = { at: token.at, end: token.end, instead: fixed && `${token.sign}${fixed}` };
  const typed = value === '' ? text.slice(token.at, token.end) : value;
  return ruleError(text, fix, `"${typed}" ${problem}`);
}

function noWords(text: string, token: TermToken): RuleError {
  const fix = { at: token.at, end: token.end, instead: '' };
  const problem = token.quoted && token.text === '' ? 'the phrase is empty' : notRead(token.text);
  return ruleError(text, fix, problem, 'Write words, for example "data selection".');
}

function notRead(text: string): string {
  if (text === '') return 'nothing stands here';
  const shown = [...text].slice(0, 40).join('');
  return /[\p{L}\p{N}]/u.test(text)
    ? `"${shown}…" is too long for a word`
    : `"${shown}" has no letters or digits`;
}
