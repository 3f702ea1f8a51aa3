import { accented, MATH_ACCENTS, NAMED_ACCENTS, SIGN_ACCENTS } from './accents.ts';
import {
  type Argument,
  argumentAt,
  endOfName,
  groupAt,
  type Mode,
  type Piece,
  type Scan,
  skipOption,
  skipSpaces,
} from './scan.ts';
import { structure } from './structures.ts';
import { DROPPED, LETTERS, SILENT, SPACES, SYMBOLS, WRAPPERS } from './symbols.ts';

/** The longest formula looked for: what is longer is text with a stray sign. */
const LONGEST_FORMULA = 600;

/** What the command at `at` (a backslash) shows. Unknown ones stay as they are. */
export function command(scan: Scan, at: number, to: number, mode: Mode): Piece {
  const end = Math.min(endOfName(scan.text, at + 1), to);
  const name = scan.text.slice(at + 1, end);
  const known = /^[A-Za-z]/.test(name)
    ? named(scan, name, { at, end, to }, mode)
    : sign(scan, name, { at, end, to });
  return known ?? unknown(scan, at, end, to, mode);
}

/** Where a command stands: its backslash, the end of its name, the end of what may be read. */
interface Place {
  readonly at: number;
  readonly end: number;
  readonly to: number;
}

function named(scan: Scan, name: string, place: Place, mode: Mode): Piece | undefined {
  const { end, to } = place;
  if (SILENT.has(name)) return { shown: '', next: afterSwitch(scan.text, name, end, to) };
  if (SPACES.has(name)) return { shown: ' ', next: end };
  if (LETTERS.has(name)) return { shown: SYMBOLS.get(name) ?? '', next: skipSpaces(scan.text, end, to) };
  const symbol = SYMBOLS.get(name);
  if (symbol !== undefined) return { shown: spaced(scan.text[place.at - 1], symbol), next: end };
  if (WRAPPERS.has(name)) return wrapped(scan, place, name.startsWith('math') ? 'math' : mode);
  if (DROPPED.has(name)) return dropped(scan, place);
  return accent(scan, name, place, mode) ?? structure(scan, name, end, to, mode);
}

/** `n\log n` is read "n log n". */
function spaced(before: string | undefined, symbol: string): string {
  return /^[a-z]{2}/.test(symbol) && /[\p{L}\p{Nd})]/u.test(before ?? '') ? ` ${symbol}` : symbol;
}

/** Blanks after a switch belong to it; so does the dot of `\left.`, which shows no bracket. */
function afterSwitch(text: string, name: string, end: number, to: number): number {
  const next = skipSpaces(text, end, to);
  return (name === 'left' || name === 'right') && text[next] === '.' ? next + 1 : next;
}

function wrapped(scan: Scan, { end, to }: Place, mode: Mode): Piece | undefined {
  const argument = argumentAt(scan, end, to);
  return argument && { shown: scan.render(argument.from, argument.to, mode), next: argument.next };
}

function dropped(scan: Scan, { end, to }: Place): Piece | undefined {
  const group = groupAt(scan, skipOption(scan.text, end, to), to);
  return group && { shown: '', next: group.next };
}

function accent(scan: Scan, name: string, place: Place, mode: Mode): Piece | undefined {
  const over = MATH_ACCENTS.get(name);
  if (over !== undefined) return overLetter(scan, argumentAt(scan, place.end, place.to), over, mode);
  const mark = NAMED_ACCENTS.get(name);
  // `\c c` and `\c{c}` are accents; `\c.` or `\v` at the end of a word are not.
  const argument = mark === undefined ? undefined : argumentAt(scan, place.end, place.to);
  return argument && onLetter(scan, argument, mark ?? '');
}

function overLetter(scan: Scan, argument: Argument | undefined, mark: string, mode: Mode): Piece | undefined {
  if (!argument) return undefined;
  const inner = scan.render(argument.from, argument.to, mode);
  return { shown: accented(inner, mark) ?? inner, next: argument.next };
}

function onLetter(scan: Scan, argument: Argument, mark: string): Piece | undefined {
  const shown = accented(scan.render(argument.from, argument.to, 'text'), mark);
  return shown === undefined ? undefined : { shown, next: argument.next };
}

function sign(scan: Scan, name: string, place: Place): Piece | undefined {
  if (name !== '' && '%&#_{}$'.includes(name)) return { shown: name, next: place.end };
  if (name !== '' && ' ,;:~\\'.includes(name)) return { shown: ' ', next: place.end };
  if (name !== '' && '!-/@'.includes(name)) return { shown: '', next: place.end };
  if (name === '|') return { shown: '‖', next: place.end };
  if (name === '(' || name === '[') return formula(scan, place, name === '(' ? '\\)' : '\\]');
  return signAccent(scan, name, place);
}

function signAccent(scan: Scan, name: string, { at, end, to }: Place): Piece | undefined {
  const mark = SIGN_ACCENTS.get(name);
  if (mark === undefined) return undefined;
  // An apostrophe that some program escaped, as in "the model\'s".
  const possessive = name === "'" && /^s(?!\p{L})/u.test(scan.text.slice(end, end + 2));
  if (possessive && /\p{L}/u.test(scan.text[at - 1] ?? '')) return { shown: "'", next: end };
  const argument = argumentAt(scan, end, to);
  return argument && onLetter(scan, argument, mark);
}

function formula(scan: Scan, { end, to }: Place, close: string): Piece | undefined {
  const found = scan.find(close, end);
  if (found < 0 || found + close.length > to || found - end > LONGEST_FORMULA) return undefined;
  return { shown: scan.render(end, found, 'math').trim(), next: found + close.length };
}

/** As it was, with its argument: `\ours{x}` must not become `\oursx`. */
function unknown(scan: Scan, at: number, end: number, to: number, mode: Mode): Piece {
  const name = scan.text.slice(at, end);
  const group = scan.text[end] === '{' ? groupAt(scan, end, to) : undefined;
  if (!group) return { shown: name, next: end };
  return { shown: `${name}{${scan.render(group.from, group.to, mode)}}`, next: group.next };
}
