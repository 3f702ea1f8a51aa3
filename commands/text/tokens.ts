/** One word, quoted text or `name=value` of a line. */
export interface Token {
  /** As it stands in the line. */
  readonly raw: string;
  /** Without the quotes around it. */
  readonly value: string;
  /** Of `name=value`. */
  readonly name?: string;
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const TOKEN = new RegExp(
  `(?:(?<name>[a-z][a-z-]*)=(?<named>${QUOTED}(?!\\S)|\\S*))|${QUOTED}(?!\\S)|\\S+`,
  'gsu',
);

/** Splits a line at spaces outside quotes; only `names` make a `name=value`, any other `=` belongs to its word. */
export function tokens(line: string, names: ReadonlySet<string>): readonly Token[] {
  return [...splitLine(line, names)];
}

function* splitLine(line: string, names: ReadonlySet<string>): Generator<Token> {
  for (const { 0: raw, groups } of line.matchAll(TOKEN)) {
    const { name, named } = groups ?? {};
    if (name === undefined || named === undefined) yield { raw, value: unquote(raw) };
    else if (names.has(name)) yield { raw, value: unquote(named), name };
    // `x="a b"` with an x that is no option: two words, not one.
    else for (const word of raw.match(/\S+/g) ?? []) yield { raw: word, value: word };
  }
}

/** In quotes, only quotes and backslashes are escaped, so that TeX can be typed as it is. */
export function unquote(text: string): string {
  const inside = /^"((?:[^"\\]|\\.)*)"$/s.exec(text)?.[1];
  return inside === undefined ? text : inside.replace(/\\(["\\])/g, '$1');
}

export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
