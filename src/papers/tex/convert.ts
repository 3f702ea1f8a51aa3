import { command } from './command.ts';
import { entity, tag } from './entities.ts';
import { address, backtick, dash, lostCode, type Mark, quote, textScript, tilde } from './marks.ts';
import { argumentAt, finder, type Mode, matchBraces, type Piece, type Scan } from './scan.ts';
import { script } from './scripts.ts';

/** Deeper nesting than any author's is left as it is. */
const DEEPEST = 30;
const LONGEST_FORMULA = 600;

const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['-', dash],
  ['`', backtick],
  ["'", quote],
  ['~', tilde],
  ['^', textScript],
  ['_', textScript],
  ['h', address],
  ['x', lostCode],
  ['&', entity],
  ['<', tag],
  ['$', formula],
  ['{', group],
]);

/** One walk over a text with TeX in it: each place is read once, whatever stands there. */
export function convertTex(text: string): string {
  let depth = 0;
  const scan: Scan = {
    text,
    closing: matchBraces(text),
    find: finder(text),
    render(from, to, mode) {
      if (depth >= DEEPEST) return text.slice(from, to);
      depth++;
      const shown = walk(scan, from, to, mode);
      depth--;
      return shown;
    },
  };
  return scan.render(0, text.length, 'text');
}

const ORDINARY = /[^\\{}$^_~\-`'&<hx]+/y;

function walk(scan: Scan, from: number, to: number, mode: Mode): string {
  const shown: string[] = [];
  for (let at = from; at < to; ) {
    ORDINARY.lastIndex = at;
    const end = ORDINARY.test(scan.text) ? Math.min(ORDINARY.lastIndex, to) : at;
    if (end > at) shown.push(scan.text.slice(at, end));
    if (end >= to) break;
    const piece = read(scan, end, to, mode);
    shown.push(piece.shown);
    at = piece.next;
  }
  return shown.join('');
}

function read(scan: Scan, at: number, to: number, mode: Mode): Piece {
  const char = scan.text[at] ?? '';
  if (char === '\\') return command(scan, at, to, mode);
  const piece = mode === 'math' ? mathMark(scan, char, at, to) : MARKS.get(char)?.(scan, at, to);
  // A mark reads ahead of the part it stands in only when that part is cut short by hostile nesting.
  return piece && piece.next <= to ? piece : { shown: char, next: at + 1 };
}

function mathMark(scan: Scan, char: string, at: number, to: number): Piece | undefined {
  switch (char) {
    case '^':
    case '_':
      return mathScript(scan, char, at, to);
    case '{':
      return mathGroup(scan, at, to);
    case "'":
      return { shown: '′', next: at + 1 };
    case '~':
      return { shown: ' ', next: at + 1 };
    case '&':
      return entity(scan, at, to);
    default:
      return undefined;
  }
}

function mathScript(scan: Scan, mark: '^' | '_', at: number, to: number): Piece | undefined {
  const argument = argumentAt(scan, at + 1, to);
  return (
    argument && { shown: script(mark, scan.render(argument.from, argument.to, 'math')), next: argument.next }
  );
}

function mathGroup(scan: Scan, at: number, to: number): Piece | undefined {
  const close = scan.closing[at] ?? -1;
  return close < 0 || close >= to
    ? undefined
    : { shown: scan.render(at + 1, close, 'math'), next: close + 1 };
}

/** Braces in text may be a set or a placeholder and stay, unless they hold a command or nothing. */
function group(scan: Scan, at: number, to: number): Piece | undefined {
  const close = scan.closing[at] ?? -1;
  if (close < 0 || close >= to) return undefined;
  const shown = scan.render(at + 1, close, 'text');
  const bare = close === at + 1 || scan.text[at + 1] === '\\';
  return { shown: bare ? shown : `{${shown}}`, next: close + 1 };
}

/** `$…$` and `$$…$$` where it looks like a formula: "$5 and $6" is money. */
function formula(scan: Scan, at: number, to: number): Piece | undefined {
  const sign = scan.text[at + 1] === '$' ? '$$' : '$';
  const from = at + sign.length;
  const end = closingSign(scan.text, from, Math.min(to, from + LONGEST_FORMULA));
  if (end < 0 || !isFormula(scan.text.slice(from, end), scan.text[end + sign.length])) return undefined;
  return { shown: scan.render(from, end, 'math').trim(), next: Math.min(end + sign.length, to) };
}

function closingSign(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$') return at;
  }
  return -1;
}

function isFormula(inner: string, after: string | undefined): boolean {
  if (inner.trim() === '') return false;
  const money = /^\d/.test(inner) && /\d/.test(after ?? '');
  return /[\\^_]/.test(inner) || (/^\S(?:.*\S)?$/s.test(inner) && !money);
}
