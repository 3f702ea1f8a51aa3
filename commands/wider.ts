const AT_MOST = 4;
const SHORTEST_WORD = 4;

/** Queries that ask for less than this one, the nearest first: without filters and quotes, then its longest words alone. */
export function widerQueries(query: string): readonly string[] {
  const words = query
    .replaceAll('"', ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !word.startsWith('-') && !/^\p{L}+:/u.test(word));
  const long = words
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 3);
  const wider = [words.join(' '), ...long].filter((one) => one !== '' && one !== query.trim());
  return [...new Set(wider)].slice(0, AT_MOST);
}
