import path from 'node:path';
import { UserError } from '../errors.ts';
import type { Verb } from '../handoff/server.ts';
import { type ImportAsk, type ImportParts, importFile } from './import-file.ts';

/** `import` as the running bot does it: what was imported can be found when it says so. */
export function importVerb(parts: ImportParts & { readonly searchable: () => Promise<void> }): Verb {
  return async (args, { progress, signal }) => {
    const report = await importFile(parts, readAsk(args), { onProgress: progress, signal });
    await parts.searchable();
    return report;
  };
}

function readAsk({ path: file, format, date, dryRun }: Readonly<Record<string, unknown>>): ImportAsk {
  if (typeof file !== 'string' || !path.isAbsolute(file))
    throw new UserError('The file to import is missing.');
  return {
    path: file,
    format: format === 'jsonl' || format === 'bibtex' || format === 'page' ? format : undefined,
    date: typeof date === 'string' ? date : undefined,
    dryRun: dryRun === true,
  };
}
