import { nearest, type Suggestion } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { BUNDLED_PACKS, type Pack, readPack } from '../../src/topics/api.ts';
import { count, listed, quoted } from '../reply/words.ts';
import { normalize } from '../text/normalize.ts';

/** So many letters in common are meant. */
const LIKE = 4;

/** A pack that comes along, by name, or the text of a file of topics. Throws a `UserError` that says what is wrong with it. */
export function packAsked(asked: string): Pack {
  if (asked.trim() === '') throw new UserError('Give a file, its text, or the name of a pack.');
  if (/[{["]/.test(asked.trimStart().charAt(0))) return readText(asked);
  const name = asked
    .trim()
    .toLowerCase()
    .replace(/\s+pack$/, '');
  const pack = BUNDLED_PACKS.find((one) => one.name === name);
  if (pack) return pack;
  const names = BUNDLED_PACKS.map((one) => one.name);
  const near = nearest(name, names) ?? names.find((one) => one.includes(name.slice(0, LIKE)));
  const wayOut = near ? `Did you mean ${quoted(near)}?` : `There are ${listed(names)}.`;
  throw new UserError(
    `There is no pack ${quoted(asked, 60)}, nor is that the text of a file of topics. ${wayOut}`,
  );
}

/** Chats change quotes on the way. */
function readText(text: string): Pack {
  try {
    return readPack(text);
  } catch (error) {
    const straight = normalize(text);
    if (!(error instanceof UserError) || straight === text.trim()) throw error;
    return readPack(straight);
  }
}

/** Packs whose name holds what is typed. */
export function suggestPacks(partial: string): readonly Suggestion[] {
  const typed = partial.trim().toLowerCase();
  return BUNDLED_PACKS.filter(({ name }) => name.includes(typed)).map(({ name, topics }) => ({
    name: `${name} (${count(topics.length, 'topic')})`,
    value: name,
  }));
}
