/** After these the sentence goes on, whatever the segmenter thinks. */
const GOES_ON =
  /(?:^|[\s([{“"'])(?:e\.g|i\.e|et al|vs|cf|Fig|Figs|Eq|Eqs|Sec|Tab|Ref|resp|w\.r\.t|Dr|Prof|\p{Lu}|U\.S)\.$/u;
const STARTS_LOWER = /^\p{Ll}/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** An abstract is looked at only so far: nobody needs its hundredth sentence. */
const READ_AT_MOST = 10_000;

/** The sentences of a text: Intl.Segmenter's, rejoined after "e.g.", "et al.", initials and before a lower-case letter. */
export function sentences(text: string): readonly string[] {
  const joined: string[] = [];
  for (const { segment } of segmenter.segment(text.slice(0, READ_AT_MOST).toWellFormed())) {
    const sentence = segment.replace(/\s+/gu, ' ').trim();
    if (sentence === '') continue;
    const before = joined.at(-1);
    if (before !== undefined && (GOES_ON.test(before) || STARTS_LOWER.test(sentence))) {
      joined[joined.length - 1] = `${before} ${sentence}`;
    } else joined.push(sentence);
  }
  return joined;
}

/** Cuts a text to at most `limit` characters at a word's end, never inside a character, and marks the cut with "…". */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = '';
  for (const { segment } of graphemes.segment(text.slice(0, limit + 1))) {
    if (cut.length + segment.length > limit - 1) break;
    cut += segment;
  }
  const atWord = cut.replace(/\s+\S*$/u, '');
  return `${atWord.length > limit / 2 ? atWord : cut}…`;
}
