import { type RuleError, ruleError } from './rule-error.ts';

/** What stands in expressions and hardly in titles: `.*`, `\w`, `x[a-z]`, `(?:`, `x{2}`, `^x`, `x$`, words between slashes. */
const SIGNS =
  /[.)\]][*+?]|\\[bBdDsSwW](?![a-z])|\w\[[^\]\s]+\]|\(\?|[a-zA-Z)\]]\{\d|^\^|^[^$]*\w\$$|^\/[^\s/]+\/[a-z]*$/;
const PIECE = /^[^\s,;]*/;
/** Longer ones are not looked through. */
const LOOKED_AT = 200;

/** `cat:cs.*` is the whole archive. */
const IS_CATEGORY = /^[+-]?cat(?:egory)?:/i;

/** The fault of a piece that is a regular expression; undefined for any other. */
export function regularExpression(text: string, at: number): RuleError | undefined {
  const [piece = ''] = PIECE.exec(text.slice(at, at + LOOKED_AT)) ?? [];
  if (piece.includes('"') || IS_CATEGORY.test(piece) || !SIGNS.test(piece)) return undefined;
  return ruleError(
    text,
    { at, end: at + piece.length, instead: asWords(piece) },
    'regular expressions are not supported',
    'For every ending write prun*; for one of several words put commas between them.',
  );
}

/** The word that an expression begins with, with a star for whatever follows. */
function asWords(piece: string): string {
  const alternatives = piece.includes('(') ? [piece] : piece.split('|');
  return alternatives.flatMap((each) => beginning(each) ?? []).join(', ');
}

function beginning(piece: string): string | undefined {
  const [, typed = '', rest = ''] = /^(?:[/^(]|\\b)*([\p{L}\p{N}][\p{L}\p{N}-]*)(.*)$/u.exec(piece) ?? [];
  const word = typed.replace(/-+$/, '');
  if (word.replaceAll('-', '').length < 2) return undefined;
  const isWhole = /^[/$]*[a-z]?$/.test(rest) || word.includes('-');
  return isWhole ? word : `${word}*`;
}
