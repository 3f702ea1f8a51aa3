/** Characters without a form of their own: controls, directions, fillers, halves of pairs, and code points that mean nothing. */
const HIDDEN =
  /\p{Cc}|\p{Cs}|(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;

/** The joiner and the sign for the coloured form, hidden as well, where they do not make an emoji what it is. */
const STRAY_EMOJI_PART =
  /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic})\uFE0F/gu;

/** White space of any kind, line breaks included. */
const SPACE = /[\s\u0085]+/gu;

/** One line of well-formed, composed Unicode that shows all it holds and means it in this order. */
export function plainText(raw: string): string {
  const shown = raw.replace(SPACE, ' ').replace(HIDDEN, '').replace(STRAY_EMOJI_PART, '');
  return shown.normalize('NFC').replace(/ {2,}/g, ' ').trim();
}
