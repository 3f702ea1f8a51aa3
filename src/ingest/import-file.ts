import type { PaperId } from '../papers/api.ts';
import { cleanTitle } from '../papers/clean.ts';
import { titleFingerprint } from '../papers/identifiers.ts';
import { type FileFormat, pageTitles, readRecords } from '../sources/files/read-records.ts';
import { type ImportReport, type ImportRun, importRecords } from './import.ts';
import type { PaperWriter } from './writer.ts';

export interface ImportAsk {
  /** Absolute. */
  readonly path: string;
  readonly format?: FileFormat | undefined;
  /** Of a saved page, `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  readonly dryRun: boolean;
}

export interface ImportParts {
  readonly writer: PaperWriter;
  /** Papers held, by the fingerprints of their titles. */
  readonly byTitles: (
    fingerprints: readonly string[],
  ) => Promise<readonly { readonly id: PaperId; readonly published: string }[]>;
}

/** Imports one file. Throws a `UserError` for a file that cannot be read, and for a page whose year nothing tells. */
export async function importFile(
  parts: ImportParts,
  ask: ImportAsk,
  run: Omit<ImportRun, 'dryRun'>,
): Promise<ImportReport> {
  const { path, format, date, dryRun } = ask;
  const newestKnown = date === undefined ? await newestOnPage(parts, path, format) : undefined;
  const items = readRecords(path, { format, date, newestKnown });
  return importRecords(items, parts.writer, { ...run, dryRun });
}

/** A saved page tells no year: the newest of its papers that is known tells the earliest it can be. */
async function newestOnPage(
  { byTitles }: ImportParts,
  path: string,
  format?: FileFormat,
): Promise<string | undefined> {
  const titles = await pageTitles(path, format);
  const known = await byTitles(titles.map((title) => titleFingerprint(cleanTitle(title))).filter(Boolean));
  return known
    .map((paper) => paper.published)
    .sort()
    .at(-1);
}
