import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Clock, systemClock } from '../clock.ts';
import { ConfigError } from '../errors.ts';
import { openFailure } from './open-failure.ts';
import { describeOwner, forgetOwner, rememberOwner } from './owner.ts';

/** A data folder held by this process. */
export interface DataLock {
  /** Lets the folder go; nothing of the lock is left behind. */
  release(): void;
}

/**
 * Holds the data folder for this process, by a lock that the operating system drops when the process dies.
 * Throws a `ConfigError` that names the holder when another process has it.
 */
export function lockDataDir(dataDir: string, clock: Clock = systemClock): DataLock {
  const connection = hold(dataDir);
  if (!connection) throw new ConfigError([inUse(dataDir)]);
  rememberOwner(dataDir, clock.now());
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    forgetOwner(dataDir);
    // Removed while still held, so that nobody's file but ours goes. Windows removes no open file; a free one does no harm.
    if (process.platform !== 'win32') rmSync(lockFile(dataDir), { force: true });
    connection.close();
  };
  return { release };
}

const lockFile = (dataDir: string): string => path.join(dataDir, 'paperboy.lock');

/** A transaction held open on a SQLite file of its own: the one lock that Node's libraries share on every system. */
function hold(dataDir: string): SqliteDatabase.Database | undefined {
  try {
    mkdirSync(dataDir, { recursive: true });
    for (;;) {
      const attempt = tryOnce(lockFile(dataDir));
      if (attempt !== 'again') return attempt;
    }
  } catch (cause) {
    throw openFailure({ dataDir }, cause);
  }
}

/** `again` when the file was new, or was replaced meanwhile by a holder that let go: a lock on a removed file is none. */
function tryOnce(file: string): SqliteDatabase.Database | undefined | 'again' {
  const before = inode(file);
  const connection = new SqliteDatabase(file, { timeout: 0 });
  if (!begin(connection)) {
    connection.close();
    return undefined;
  }
  if (before !== undefined && before === inode(file)) return connection;
  connection.close();
  return 'again';
}

function begin(connection: SqliteDatabase.Database): boolean {
  try {
    connection.exec('begin immediate');
    return true;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    connection.close();
    throw error;
  }
}

const inode = (file: string): bigint | undefined =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;

function inUse(dataDir: string): string {
  return `Paperboy already runs in ${dataDir} (${describeOwner(dataDir)}). Stop it, or set PAPERBOY_DATA_DIR to another folder.`;
}
