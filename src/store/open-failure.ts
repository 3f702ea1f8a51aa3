import path from 'node:path';
import { ConfigError, describeError, RetryLater } from '../errors.ts';

export interface StorePlace {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

/** File names of the store in the data folder. */
export const sqliteFile = (dataDir: string): string => path.join(dataDir, 'paperboy.db');

/** One line that names the thing and the way out. */
export function openFailure(place: StorePlace, cause: unknown): ConfigError {
  if (cause instanceof ConfigError) return cause;
  const problem = place.databaseUrl ? postgresProblem(cause) : sqliteProblem(place.dataDir, cause);
  return new ConfigError([problem], { cause });
}

function postgresProblem(cause: unknown): string {
  // Node joins the failures of several addresses in an error without a message.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return `DATABASE_URL: the PostgreSQL database did not open (${describeError(first)}). Check that the server runs and that the address is right.`;
}

function sqliteProblem(dataDir: string, cause: unknown): string {
  const why = describeError(cause);
  const file = sqliteFile(dataDir);
  if (cause instanceof RetryLater) {
    return `${file} is held by another program. Close it, or set PAPERBOY_DATA_DIR to another folder.`;
  }
  if (/EACCES|EROFS|EPERM|ENOTDIR|EEXIST|readonly|unable to open/i.test(why)) {
    return `PAPERBOY_DATA_DIR: ${dataDir} cannot be written (${why}). Make it writable, or set PAPERBOY_DATA_DIR to a folder that is.`;
  }
  return `${file} is not a sound Paperboy database (${why}). Nothing was changed: move the file aside and restore your newest backup, or start in another folder with PAPERBOY_DATA_DIR.`;
}
