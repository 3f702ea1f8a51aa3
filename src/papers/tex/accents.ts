/** Combining marks by accent command: signs need no space before their letter, named ones do. */
export const SIGN_ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['"', '\u0308'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
]);

export const NAMED_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['c', '\u0327'],
  ['v', '\u030C'],
  ['u', '\u0306'],
  ['H', '\u030B'],
  ['k', '\u0328'],
  ['r', '\u030A'],
  ['b', '\u0331'],
  ['d', '\u0323'],
]);

/** Accents of mathematics, over one letter: `\tilde{O}` is Õ. */
export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['Tilde', '\u0303'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['vec', '\u20D7'],
  ['check', '\u030C'],
  ['breve', '\u0306'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['mathring', '\u030A'],
]);

/** The letter with its mark, composed; undefined when `base` is not one letter. */
export function accented(base: string, mark: string): string | undefined {
  const letter = base.trim().replace('ı', 'i').replace('ȷ', 'j');
  return /^\p{L}$/u.test(letter) ? (letter + mark).normalize('NFC') : undefined;
}
