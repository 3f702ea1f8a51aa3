import { type Argument, argumentAt, groupAt, type Mode, type Piece, type Scan, skipOption } from './scan.ts';
import { script } from './scripts.ts';
import { BLACKBOARD } from './symbols.ts';

/** A command whose arguments are arranged anew: fractions, roots, links. Undefined when it is none. */
export function structure(scan: Scan, name: string, end: number, to: number, mode: Mode): Piece | undefined {
  switch (name) {
    case 'frac':
    case 'tfrac':
    case 'dfrac':
    case 'nicefrac':
    case 'sfrac':
      return pair(scan, end, to, mode, (over, under) => `${compound(over)}/${compound(under)}`);
    case 'binom':
      return pair(scan, end, to, mode, (n, k) => `(${n} choose ${k})`);
    case 'sqrt':
      return one(scan, skipOption(scan.text, end, to), to, mode, (inner) => `√${compound(inner)}`);
    case 'mathbb':
      return one(scan, end, to, 'math', (inner) => BLACKBOARD.get(inner) ?? inner);
    case 'textsuperscript':
      return one(scan, end, to, 'text', (inner) => script('^', inner));
    case 'textsubscript':
      return one(scan, end, to, 'text', (inner) => script('_', inner));
    case 'enquote':
      return one(scan, end, to, 'text', (inner) => `“${inner}”`);
    case 'footnote':
      return one(scan, end, to, 'text', (inner) => ` (${inner.trim()})`);
    case 'textcolor':
      return pair(scan, end, to, mode, (_color, inner) => inner);
    case 'color':
    case 'phantom':
      return one(scan, end, to, mode, () => '');
    case 'href':
      return link(scan, end, to);
    case 'unicode':
      return codePoint(scan, end, to);
    default:
      return undefined;
  }
}

function one(
  scan: Scan,
  at: number,
  to: number,
  mode: Mode,
  show: (inner: string) => string,
): Piece | undefined {
  const argument = argumentAt(scan, at, to);
  return argument && { shown: show(inside(scan, argument, mode)), next: argument.next };
}

function pair(
  scan: Scan,
  at: number,
  to: number,
  mode: Mode,
  show: (first: string, second: string) => string,
): Piece | undefined {
  const first = argumentAt(scan, at, to);
  const second = first && argumentAt(scan, first.next, to);
  if (!second) return undefined;
  return { shown: show(inside(scan, first, mode), inside(scan, second, mode)), next: second.next };
}

function inside(scan: Scan, argument: Argument, mode: Mode): string {
  return scan.render(argument.from, argument.to, mode).trim();
}

/** In brackets unless it is one thing. */
function compound(text: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** `\href{address}{words}` shows both: a reader must see where words would have led. */
function link(scan: Scan, end: number, to: number): Piece | undefined {
  const address = groupAt(scan, end, to);
  const words = address && groupAt(scan, address.next, to);
  if (!words) return undefined;
  const where = scan.text.slice(address.from, address.to).replace(/\\([%#&_~])/g, '$1');
  const shown = scan.render(words.from, words.to, 'text').trim();
  return { shown: shown === where || shown === '' ? where : `${shown} (${where})`, next: words.next };
}

function codePoint(scan: Scan, end: number, to: number): Piece | undefined {
  const group = groupAt(scan, end, to);
  const hex = group && /^x([0-9a-f]{2,5})$/i.exec(scan.text.slice(group.from, group.to))?.[1];
  if (!group || !hex) return undefined;
  return { shown: String.fromCodePoint(Number.parseInt(hex, 16)), next: group.next };
}
