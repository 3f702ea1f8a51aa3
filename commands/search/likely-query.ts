import { nearest } from '../../src/chat/api.ts';
import type { PaperIndex } from '../../src/search/api.ts';

/** Typing errors seldom stand in the first letters: titles with such words are where the right one is looked for. */
const SURE_LETTERS = 3;
const SHORTEST_WORD = 4;
const TITLES = 25;

/** The query with each word that is nearly one of a title in its place; undefined when no word is. */
export async function likelyQuery(
  words: string,
  index: Pick<PaperIndex, 'suggest'>,
): Promise<string | undefined> {
  const likely = await Promise.all(words.split(/\s+/u).map((word) => likelyWord(word, index)));
  return likely.filter((word) => word !== undefined).join(' ') || undefined;
}

async function likelyWord(word: string, index: Pick<PaperIndex, 'suggest'>): Promise<string | undefined> {
  if (word.length < SHORTEST_WORD) return undefined;
  const titles = await index.suggest(word.slice(0, SURE_LETTERS), TITLES);
  const held = titles.flatMap(({ title }) => title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return nearest(word, held);
}
