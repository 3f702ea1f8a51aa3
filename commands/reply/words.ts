import { shorten } from '../../src/papers/api.ts';

/** Text of a person in our sentences: one line, in curly quotes, without what turns or hides text. */
export function quoted(text: string, limit = 80): string {
  return `“${oneLine(text, limit)}”`;
}

/** Text of a person as one line, without what turns or hides text. */
export function oneLine(text: string, limit: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/^[\u200c\u200d]$/.test(run) ? run : ' '));
  return shorten(line.replace(/\s+/gu, ' ').trim(), limit);
}

/** "1 paper", "1,200 papers". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** "a, b and c" */
export function listed(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

export { writtenEmoji as written } from '../../src/chat/api.ts';
