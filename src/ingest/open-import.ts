import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { heldByTitles } from '../store/held-by-titles.ts';
import { lockDataDir } from '../store/lock.ts';
import type { Store } from '../store/open.ts';
import { openStore } from '../store/open.ts';
import { createPaperWriter } from '../store/paper-writer.ts';
import type { ImportReport } from './import.ts';
import { type ImportAsk, type ImportParts, importFile } from './import-file.ts';

type Run = Parameters<typeof importFile>[2];

/** What an import works with. */
export function importParts(store: Store): ImportParts {
  return { writer: createPaperWriter(store, systemClock), byTitles: heldByTitles(store) };
}

/** Takes the data folder for one import, where no bot runs. */
export async function openImport(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<{
  importFile(ask: ImportAsk, run: Run): Promise<ImportReport>;
  close(): Promise<void>;
}> {
  const lock = lockDataDir(config.dataDir);
  try {
    const store = await openStore(config);
    const close = () => store.close().finally(lock.release);
    return { importFile: (ask, run) => importFile(importParts(store), ask, run), close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
