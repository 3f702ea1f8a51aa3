import { words } from './analyzer.ts';

/** An asked name: the surname as it must stand, and what is known of the given names. */
export interface AskedName {
  readonly surname: string;
  readonly given: readonly string[];
}

const INITIAL = /^[a-z]$/;

export const isInitial = (word: string) => INITIAL.test(word);

/** "Bengio", "Yoshua Bengio", "Y. Bengio", "Bengio, Yoshua", "Bengio Y"; undefined for a name without words. */
export function askedName(name: string): AskedName | undefined {
  const [before = '', after = ''] = name.split(',');
  const all = after.trim() === '' ? words(name) : [...words(after), ...words(before)];
  // "Bengio Y": initials behind the surname.
  while (all.length > 1 && isInitial(all.at(-1) ?? '') && all.some((word) => !isInitial(word))) {
    all.unshift(all.pop() ?? '');
  }
  const surname = all.pop();
  return surname === undefined ? undefined : { surname, given: all };
}

/** Whether an author's name is the one asked for: the surname in full, given names perhaps as initials on either side. */
export function isNamed(asked: AskedName, author: string): boolean {
  return hasName(asked, words(author));
}

/** The same for a name in words. */
export function hasName({ surname, given }: AskedName, held: readonly string[]): boolean {
  const at = held.lastIndexOf(surname);
  if (at < 0) return false;
  const others = held.toSpliced(at, 1);
  return given.every((asked) => others.some((word) => sameGiven(asked, word)));
}

function sameGiven(one: string, other: string): boolean {
  if (one === other) return true;
  return (isInitial(one) && other.startsWith(one)) || (isInitial(other) && one.startsWith(other));
}
