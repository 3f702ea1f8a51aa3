import type { FileItem } from '../source.ts';
import { readBibtex } from './bibtex.ts';
import { type FileFormat, guessFormat, peek } from './format.ts';
import { readJsonLines } from './jsonl.ts';
import { readLines } from './lines.ts';
import { type FileInput, openBytes } from './open.ts';
import { readPage, readPageTitles } from './page.ts';

export type { FileFormat } from './format.ts';
export type { FileInput } from './open.ts';

export interface ReadOptions {
  /** Guessed from the name and the first line when not given. */
  readonly format?: FileFormat | undefined;
  /** The day of a saved page, `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  /** Day or month of the newest paper of a saved page that is known already: tells its year. */
  readonly newestKnown?: string | undefined;
}

/**
 * The papers in a file, one at a time and in constant memory, gzip or not. A place that holds none comes as a problem with
 * its line. Throws a `UserError` for a file that cannot be read, and for a page whose year nothing tells.
 */
export async function* readRecords(input: FileInput, options: ReadOptions = {}): AsyncIterable<FileItem> {
  const { first, all } = await peek(readLines(openBytes(input)));
  switch (options.format ?? guessFormat(input, first)) {
    case 'jsonl':
      return yield* readJsonLines(all);
    case 'bibtex':
      return yield* readBibtex(all);
    case 'page':
      return yield* readPage(all, options);
  }
}

/** The titles of a saved page, as written; none for a file of another kind. */
export async function pageTitles(input: FileInput, format?: FileFormat): Promise<readonly string[]> {
  const { first, all } = await peek(readLines(openBytes(input)));
  if ((format ?? guessFormat(input, first)) !== 'page') return [];
  const titles: string[] = [];
  for await (const title of readPageTitles(all)) titles.push(title);
  return titles;
}
