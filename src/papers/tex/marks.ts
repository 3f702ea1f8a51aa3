import { groupAt, type Piece, type Scan } from './scan.ts';
import { script } from './scripts.ts';

/** Reads one sign of ordinary text; undefined leaves the sign as it is. */
export type Mark = (scan: Scan, at: number, to: number) => Piece | undefined;

const DASHES = /-+/y;

/** `---` anywhere, and `--` between two words or two blanks: not the `--` of `--option`. */
export const dash: Mark = ({ text }, at) => {
  DASHES.lastIndex = at;
  const length = DASHES.exec(text)?.[0].length ?? 1;
  const next = at + length;
  const even = /\s/.test(text[at - 1] ?? ' ') === /\s/.test(text[next] ?? ' ');
  if (length === 3) return { shown: '—', next };
  return { shown: length === 2 && even ? '–' : text.slice(at, next), next };
};

const QUOTED = /`[^`'\n]{1,80}'(?!\p{L})/uy;

/** ``double'' and `single' quotation. */
export const backtick: Mark = ({ text }, at) => {
  if (text[at + 1] === '`') return { shown: '“', next: at + 2 };
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text)?.[0];
  return quoted === undefined ? undefined : { shown: `‘${quoted.slice(1, -1)}’`, next: at + quoted.length };
};

/** '' closes a quotation after a word and opens one before it. */
export const quote: Mark = ({ text }, at) => {
  if (text[at + 1] !== "'") return undefined;
  const opens = /[\s([]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 2] ?? ' ');
  return { shown: opens ? '“' : '”', next: at + 2 };
};

/** TeX's unbreakable blank between words and in "Fig.~3"; "z~0.03", "~50%" and addresses keep theirs. */
export const tilde: Mark = ({ text }, at) => {
  const blank = /[\p{L}.,:)\]}]\S/u.test(`${text[at - 1]}${text[at + 1] ?? ' '}`);
  const about = /\d/.test(text[at + 1] ?? '') && text[at - 1] !== '.';
  return blank && !about ? { shown: ' ', next: at + 1 } : undefined;
};

const POWER = /\^-?\d{1,4}(?![\w^.])/y;
const AFTER_COMMAND = /\\[A-Za-z]{1,20}_$/;

/** `x^{n}`, `x_{i}`, `R^3` and `\ell_1`; other bare signs are names such as `snake_case`. */
export const textScript: Mark = (scan, at, to) => {
  const mark = scan.text[at] === '^' ? '^' : '_';
  const group = scan.text[at + 1] === '{' ? groupAt(scan, at + 1, to) : undefined;
  if (group) return { shown: script(mark, scan.render(group.from, group.to, 'math')), next: group.next };
  const index = mark === '_' && /\d/.test(scan.text[at + 1] ?? '') ? (scan.text[at + 1] ?? '') : '';
  if (index && AFTER_COMMAND.test(scan.text.slice(Math.max(0, at - 21), at + 1))) {
    return { shown: script('_', index), next: at + 2 };
  }
  POWER.lastIndex = at;
  const power = mark === '^' && /[\p{L}\d)\]]/u.test(scan.text[at - 1] ?? '') && POWER.exec(scan.text)?.[0];
  return power ? { shown: script('^', power.slice(1)), next: at + power.length } : undefined;
};

const ADDRESS = /https?:\/\/(?:[^\s{}$\\<>`]|\\[%#&_~])+/y;

/** An address is copied whole: its signs are no markup. */
export const address: Mark = ({ text }, at) => {
  if (!text.startsWith('http', at)) return undefined;
  ADDRESS.lastIndex = at;
  const found = ADDRESS.exec(text)?.[0];
  return found === undefined
    ? undefined
    : { shown: found.replace(/\\([%#&_~])/g, '$1'), next: at + found.length };
};

const LOST_CODE = /x(201[0-5]|201[89CcDd]|2026|2032|2212)/y;

/** `x2014`, what is left of an escaped dash or quote, after a word: "a modelx2014one". Not "1920x2014". */
export const lostCode: Mark = ({ text }, at) => {
  LOST_CODE.lastIndex = at;
  const code = /[\p{L}.,;:)\]"'’”]/u.test(text[at - 1] ?? '') ? LOST_CODE.exec(text)?.[1] : undefined;
  return code === undefined
    ? undefined
    : { shown: String.fromCharCode(Number.parseInt(code, 16)), next: at + 5 };
};
