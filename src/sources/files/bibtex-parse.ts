import bibtex, { type BibValue } from 'bibtex-parse';

/** An entry with its fields' values as TeX, names in lower case. */
export interface BibEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MOST_STRINGS = 10_000;

/** The abbreviations a file has defined so far with `@string`. */
export type BibStrings = Map<string, string>;

export const noStrings = (): BibStrings => new Map(MONTHS.map((month) => [month, month]));

/** One entry; undefined for what is none (`@comment`, `@string`, which is remembered). Throws when it cannot be read. */
export function parseEntry(text: string, strings: BibStrings): BibEntry | undefined {
  for (const item of bibtex.parse(withNumbersQuoted(text), { number: 'string' })) {
    if (item.itemtype === 'entry') {
      const fields = item.fields.map((field) => [field.name.toLowerCase(), asText(field, strings)] as const);
      return { type: item.type.toLowerCase(), key: item.key ?? '', fields: new Map(fields) };
    }
    if (item.itemtype === 'string' && strings.size < MOST_STRINGS) {
      strings.set(item.name.toLowerCase(), asText(item, strings));
    }
  }
  return undefined;
}

/** `eprint = 2401.10000` is a common mistake that the library does not forgive. */
function withNumbersQuoted(text: string): string {
  return text.replace(
    /^([ \t]{0,40}\w{1,40}[ \t]{0,40}=[ \t]{0,40})(\d{1,9}\.\d{1,9})([ \t]{0,40},?[ \t]{0,40})$/gm,
    '$1{$2}$3',
  );
}

function asText({ datatype, value }: BibValue, strings: BibStrings): string {
  if (typeof value === 'string') {
    return datatype === 'identifier' ? (strings.get(value.toLowerCase()) ?? '') : value;
  }
  return (value ?? []).map((part) => asText(part, strings)).join('');
}
