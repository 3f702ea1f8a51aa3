import { nearest } from '../../chat/nearest.ts';
import { SOURCE_NAMES } from '../../papers/api.ts';

const CATEGORY = /^[a-z-]{2,20}(?:\.[a-z-]{2,20})?$/;

/** `cs.cl` or the archive `cs`, in lower case; `cs.*` is the archive too. */
export function readCategory(value: string): string | undefined {
  const category = value
    .trim()
    .toLowerCase()
    .replace(/\.\*?$/, '');
  return CATEGORY.test(category) ? category : undefined;
}

/** A source's key: by its key, its name, the beginning of either, or what is nearly its key. */
export function readSource(value: string): string | undefined {
  const asked = letters(value);
  if (asked === '') return undefined;
  const keys = Object.keys(SOURCE_NAMES);
  const begun = Object.entries(SOURCE_NAMES).find((names) =>
    names.some((name) => letters(name).startsWith(asked)),
  );
  return begun?.[0] ?? nearest(value.trim().toLowerCase(), keys);
}

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

/** What to write in place of a value that is none. */
export const CATEGORY_WANTED = 'is no category: write cat:cs.CL, or cat:cs for all of them';
export const SOURCE_WANTED = `is no source: there are ${Object.keys(SOURCE_NAMES).join(', ')}`;

/** arXiv writes subject classes of two letters in capitals (cs.CL) and longer ones small (cond-mat.mes-hall). */
export function categoryAsWritten(category: string): string {
  return category.replace(/\.([a-z]{2})$/, (_, subject: string) => `.${subject.toUpperCase()}`);
}
