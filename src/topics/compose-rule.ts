import { FieldError, UserError } from '../errors.ts';
import { plainMarks } from '../search/query/plain-marks.ts';
import { parseRule } from './parse-rule.ts';

/** A rule as a form asks for it; each part may be empty, but not all. */
export interface RuleAnswers {
  /** Of these one must occur: a rule of its own. */
  readonly any: string;
  /** Of these each must occur. */
  readonly all: string;
  /** Of these none may occur. */
  readonly none: string;
}

/** The answers in one rule. Throws a `FieldError` that names the answer at fault by `fields`. */
export function composeRule(
  { any, all, none }: RuleAnswers,
  fields: Readonly<Record<keyof RuleAnswers, string>>,
): string {
  const must = termsIn(all);
  const not = piecesIn(none);
  const alternatives = checked(any, fields.any);
  // Alone, what must occur is the rule.
  const whole = alternatives === '' ? must : [alternatives, ...must.map(required)];
  checked(must.filter((term) => !/^requires?:/i.test(term)).join(' '), fields.all);
  checked(not.length > 0 ? `anything ${not.map(excluded).join(' ')}` : '', fields.none);
  const rule = [...whole, ...not.map(excluded)].join(' ');
  return rule === '' ? '' : checked(rule, not.length > 0 && whole.length === 0 ? fields.any : fields.all);
}

function checked(rule: string, field: string): string {
  if (rule.trim() === '') return '';
  try {
    return parseRule(rule).text;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new FieldError(field, error.message, { cause: error });
  }
}

/** `a "b c" cat:d, e` */
const TERM = /[+-]?(?:[\p{L}-]+:\s*)?=?(?:"[^"]*"?|[^\s,;|"]+)/gu;
const termsIn = (text: string): readonly string[] => plainMarks(text).match(TERM) ?? [];

/** Between commas or lines; several words there are one phrase. */
const piecesIn = (text: string): readonly string[] =>
  plainMarks(text)
    .split(/[,;|\n]/)
    .map((piece) => piece.trim().replace(/^[-+]\s*/, ''))
    .filter(Boolean);

const required = (term: string) =>
  /^[-+]|^(?:cat|category|source|requires?):/i.test(term) ? term : `+${term}`;

function excluded(piece: string): string {
  const isPhrase = /\s/.test(piece) && !/["=*:]/.test(piece);
  if (isPhrase) return `-"${piece}"`;
  return termsIn(piece)
    .map((term) => `-${term.replace(/^[-+]/, '')}`)
    .join(' ');
}
