const SYLLABLES = [
  'ba',
  'de',
  'fi',
  'go',
  'hu',
  'ka',
  'le',
  'mi',
  'no',
  'pu',
  'ra',
  'se',
  'ti',
  'vo',
  'zu',
  'xe',
];
const WORDS = 20_000;

export function madeUpWord(index: number): string {
  let word = '';
  for (let left = index + 16; left > 0; left = Math.floor(left / 16)) word += SYLLABLES[left % 16];
  return word;
}

/** Words as unevenly common as real ones; the same seed gives the same text. */
export function madeUpText(seed: number, words: number): string {
  let state = 7 + seed * 7_919;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return madeUpWord(Math.floor(WORDS * (state / 2_147_483_647) ** 3));
  };
  return Array.from({ length: words }, next).join(' ');
}
