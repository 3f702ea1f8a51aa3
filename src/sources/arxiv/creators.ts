import { cleanAuthor } from '../../papers/clean.ts';

const SUFFIX = /^(?:Jr|Sr|I{1,3}|IV|V)\.?$/;

/**
 * The names in a feed's `dc:creator`: one string, separated by commas, with affiliations in parentheses that hold commas
 * themselves (`Ann Lee (Univ. of X, Y), Bo Li`).
 */
export function splitCreators(text: string): string[] {
  const names: string[] = [];
  for (const part of withoutAffiliations(text).split(',')) {
    const name = cleanAuthor(part);
    const last = names.length - 1;
    if (SUFFIX.test(name) && last >= 0) names[last] += ` ${name}`;
    else if (name !== '') names.push(name);
  }
  return names;
}

/** Drops what stands in parentheses, nested ones too; one that is never closed is a character like any other. */
function withoutAffiliations(text: string): string {
  const open: number[] = [];
  const kept: string[] = [];
  for (const char of text) {
    if (char === '(') open.push(kept.length);
    const from = char === ')' ? open.pop() : undefined;
    if (from === undefined) kept.push(char);
    else kept.length = from;
  }
  return kept.join('');
}
