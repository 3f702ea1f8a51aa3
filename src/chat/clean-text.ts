/** Bidirectional controls, invisible spacers and tags: they reorder or hide what a reader trusts. Joiners stay, emoji and scripts need them. */
const INVISIBLE = /[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const CONTROL = /[\p{Cc}\p{Co}\p{Cn}]/gu;
/** More marks on one letter than any script writes. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Foreign text as text: well-formed, composed, without control, invisible or piled-up characters; line breaks stay. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, (found) => (found === '\n' ? '\n' : found === '\t' ? ' ' : ''))
    .replace(PILED_MARKS, '$1')
    .replace(/\n{3,}/g, '\n\n');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/gu, ' ').trim();
}
