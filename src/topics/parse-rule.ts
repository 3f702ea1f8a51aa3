import { words } from '../search/analyzer.ts';
import { checkHolds } from './check-holds.ts';
import { readRequires } from './read-requires.ts';
import { isEmpty, readTerms, tooCommon } from './read-term.ts';
import { RULE_LIMITS, type Rule, type Term } from './rule.ts';
import { type Fix, RuleError } from './rule-error.ts';
import { ruleTokens, type TermToken } from './rule-tokens.ts';

/** One fault after the other is taken away; more are no slips. */
const FIXED_AT_MOST = 20;

/**
 * Reads a rule: alternatives between commas, each one words or "phrases" that must all occur; `word*`, `=exact`,
 * `title:word`, `author:name`. `requires:2` asks for two of the alternatives, or of the words when there are no commas.
 * Over the whole rule `+word` must occur, `-word` must not, and `cat:cs.CL` and `source:arxiv` restrict. Throws a
 * `RuleError` that says where it is wrong, with the nearest rule that is not.
 */
export function parseRule(typed: string): Rule {
  try {
    return readRule(typed);
  } catch (error) {
    if (!(error instanceof RuleError) || !error.fix) throw error;
    throw new RuleError(error.message, error.fix, nearestRule(typed.trim(), error.fix));
  }
}

/** As `parseRule`, without looking for the nearest rule. */
export function readRule(typed: string): Rule {
  const text = typed.trim();
  checkSize(text);
  const reading = new Reading(text);
  for (const token of ruleTokens(text)) {
    if (token.kind === 'or') reading.endAlternative();
    else reading.take(token);
  }
  return reading.rule();
}

function nearestRule(text: string, first: Fix): string | undefined {
  let fixed = fixedBy(text, first);
  for (let i = 0; i < FIXED_AT_MOST; i++) {
    try {
      return readRule(fixed).text;
    } catch (error) {
      if (!(error instanceof RuleError) || !error.fix) return undefined;
      fixed = fixedBy(fixed, error.fix);
    }
  }
  return undefined;
}

function fixedBy(text: string, { at, end, instead }: Fix): string {
  const fixed = text.slice(0, at) + instead + text.slice(end);
  return fixed
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?:[,;|] ?)+(?=[,;|])|[ ]+(?=[,;|])/g, '')
    .replace(/^[\s,;|]+|[\s,;|]+$/g, '');
}

function checkSize(text: string): void {
  const characters = [...text].length;
  if (characters > RULE_LIMITS.characters) throw tooLong(characters, 'characters');
  const count = words(text).length;
  if (count > RULE_LIMITS.words) throw tooLong(count, 'words');
}

function tooLong(count: number, what: 'characters' | 'words'): RuleError {
  return new RuleError(
    `The rule has ${count.toLocaleString('en')} ${what}; at most ${RULE_LIMITS[what].toLocaleString('en')} are read. Make two topics of it.`,
  );
}

/** Collects what the pieces of a rule ask for. */
class Reading {
  readonly #text: string;
  readonly #alternatives: Term[][] = [];
  readonly #must: Term[] = [];
  readonly #excluded: Term[] = [];
  readonly #categories: string[] = [];
  readonly #sources: string[] = [];
  #current: Term[] = [];
  #common: TermToken | undefined;
  #requires: TermToken | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  take(token: TermToken): void {
    if (token.field === 'requires') this.#requires = token;
    else for (const term of readTerms(this.#text, token)) this.#put(term, token);
  }

  #put(term: Term, token: TermToken): void {
    if (token.sign === '-') this.#excluded.push(term);
    else if (token.sign === '+') this.#must.push(term);
    else if (term.kind === 'category') this.#categories.push(term.category);
    else if (term.kind === 'source') this.#sources.push(term.source);
    else if (isEmpty(term)) this.#common = token;
    else this.#current.push(term);
  }

  endAlternative(): void {
    if (this.#current.length > 0) this.#alternatives.push(this.#current);
    else if (this.#common) throw tooCommon(this.#text, this.#common);
    this.#current = [];
    this.#common = undefined;
  }

  rule(): Rule {
    this.endAlternative();
    const rule: Rule = {
      text: this.#text,
      ...readRequires(this.#text, this.#requires, this.#alternatives),
      must: this.#must,
      excluded: this.#excluded,
      categories: this.#categories,
      sources: this.#sources,
    };
    checkHolds(rule);
    return rule;
  }
}
