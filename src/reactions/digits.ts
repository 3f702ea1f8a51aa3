/** The emoji of the numbers 1 to 10, in order: the handles of a list's entries. */
export const DIGITS: readonly string[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n}\u{FE0F}\u{20E3}`),
  '🔟',
];
