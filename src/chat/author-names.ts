/** Words that begin a family name of several words. */
const PARTICLES = new Set(
  'af al am an auf bin da dal de del della den der des di do dos du el ibn la le van ten ter und von y zu zum zur'.split(
    ' ',
  ),
);
const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i;
const ONLY_LETTERS_AND_MARKS = /^[\p{L}\p{M}\p{N}.'’ʼ-]+$/u;

/** The family name, for a byline: "Ludwig van Beethoven" is "van Beethoven"; a group or a single name stays whole. */
export function shortAuthorName(name: string): string {
  const words = name.trim().split(/\s+/u);
  if (words.length < 2 || words.length > 5 || !words.every((word) => ONLY_LETTERS_AND_MARKS.test(word)))
    return name.trim();
  const last = words.findLastIndex((word) => !SUFFIX.test(word));
  let first = last;
  while (first > 1 && PARTICLES.has(words[first - 1] ?? '')) first--;
  return first < 1 ? name.trim() : words.slice(first).join(' ');
}
