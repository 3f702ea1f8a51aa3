export type Mode = 'text' | 'math';

/** One text being read, and how to read a part of it. */
export interface Scan {
  readonly text: string;
  /** For each opening brace the place of its closing one, else -1. */
  readonly closing: Int32Array;
  render(from: number, to: number, mode: Mode): string;
  /** Where `mark` stands next, from `from` on; -1 for nowhere. */
  find(mark: string, from: number): number;
}

/** What a place in the text turned into, and where reading goes on. */
export interface Piece {
  readonly shown: string;
  readonly next: number;
}

/** A part of the text, end excluded, and where reading goes on after it. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** Pairs all braces in one walk, so that no reader ever has to search for one. */
export function matchBraces(text: string): Int32Array {
  const closing = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const opening = open.pop();
      if (opening !== undefined) closing[opening] = at;
    }
  }
  return closing;
}

/** Looks for marks from ever later places without walking the same stretch twice. */
export function finder(text: string): Scan['find'] {
  const last = new Map<string, { from: number; found: number }>();
  return (mark, from) => {
    const known = last.get(mark);
    if (known && from >= known.from && (known.found < 0 || from <= known.found)) return known.found;
    const found = text.indexOf(mark, from);
    last.set(mark, { from, found });
    return found;
  };
}

/** The argument of a command at `at`: a group in braces, a command, or one character. */
export function argumentAt(scan: Scan, at: number, to: number): Argument | undefined {
  const from = skipSpaces(scan.text, at, to);
  return groupAt(scan, from, to) ?? tokenAt(scan.text, from, to);
}

/** A group in braces at `at`, blanks before it allowed. */
export function groupAt(scan: Scan, at: number, to: number): Argument | undefined {
  const from = skipSpaces(scan.text, at, to);
  const close = scan.text[from] === '{' ? (scan.closing[from] ?? -1) : -1;
  return close < 0 || close >= to ? undefined : { from: from + 1, to: close, next: close + 1 };
}

function tokenAt(text: string, from: number, to: number): Argument | undefined {
  const char = String.fromCodePoint(text.codePointAt(from) ?? 0);
  if (from >= to || '{}$&^_~'.includes(char)) return undefined;
  const end = char === '\\' ? endOfName(text, from + 1) : from + char.length;
  return end > to ? undefined : { from, to: end, next: end };
}

const NAME = /[A-Za-z]+/y;

/** Where the command name that begins at `at` (after the backslash) ends: letters, or one character. */
export function endOfName(text: string, at: number): number {
  NAME.lastIndex = at;
  return NAME.test(text) ? NAME.lastIndex : at + 1;
}

export function skipSpaces(text: string, at: number, to: number): number {
  let next = at;
  while (next < to && text[next] === ' ') next++;
  return next;
}

/** An option in square brackets at `at` is passed over. */
export function skipOption(text: string, at: number, to: number): number {
  if (text[at] !== '[') return at;
  const close = text.slice(at, Math.min(to, at + 100)).indexOf(']');
  return close < 0 ? at : at + close + 1;
}
