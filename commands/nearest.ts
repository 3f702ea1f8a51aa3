/** The word most like this one, or undefined when none is near: at most a third of its letters differ. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const asked = word.toLowerCase().slice(0, 60);
  const ranked = words
    .map((candidate) => ({ candidate, apart: distance(asked, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.apart - b.apart);
  const best = ranked[0];
  return best && best.apart <= Math.max(1, Math.ceil(asked.length / 3)) ? best.candidate : undefined;
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (b[j - 1] === letter ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
