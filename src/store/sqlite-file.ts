import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Clock } from '../clock.ts';
import { BusyWait } from './busy-wait.ts';

/** Marks a SQLite file as Paperboy's, in its header (https://sqlite.org/fileformat.html#application_id). */
const APPLICATION_ID = Buffer.from('Pboy').readInt32BE();
const APPLICATION_ID_AT = 68;
const HEADER_BYTES = 100;

/** A fault of the file itself; nothing was changed. */
class UnsoundFile extends Error {
  override readonly name = 'UnsoundFile';
}

/** Opens `file`, or makes it when nothing is there. Throws `UnsoundFile`, or SQLite's own error. */
export async function openSqliteFile(file: string, clock: Clock): Promise<SqliteDatabase.Database> {
  mkdirSync(path.dirname(file), { recursive: true });
  if (isMissing(file)) createFile(file, clock.newId());
  checkHeader(file);
  const busy = new BusyWait(clock);
  await busy.run(() => checkPages(file));
  // better-sqlite3 would wait on the main thread: waiting is the busy wait's.
  const database = new SqliteDatabase(file, { timeout: 0, fileMustExist: true });
  try {
    await busy.run(() => prepare(database));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isMissing(file: string): boolean {
  if (existsSync(file)) return false;
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size)
    throw new UnsoundFile('it is missing, but its -wal is there');
  return true;
}

/** Made whole under another name first: a start killed midway must not leave an empty file that looks like a loss. */
function createFile(file: string, suffix: string): void {
  const draft = `${file}.${suffix}`;
  const database = new SqliteDatabase(draft);
  try {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma('journal_mode = WAL');
    database.close();
    linkUnlessThere(draft, file);
  } finally {
    database.close();
    rmSync(draft, { force: true });
  }
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    // Another process was first: its file is as good. Some file systems have no links.
    if (error.code !== 'EEXIST') renameSync(draft, file);
  }
}

/** Reads the header without SQLite, which would take an empty file for a new database. */
function checkHeader(file: string): void {
  if (statSync(file).size === 0) throw new UnsoundFile('it is empty');
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, 'r');
  readSync(handle, header, 0, HEADER_BYTES, 0);
  closeSync(handle);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new UnsoundFile('it is not SQLite');
  if (header.readInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw new UnsoundFile('it belongs to another program');
  }
}

/** On a connection that cannot write: closing one that can would fold a damaged log into the file. */
function checkPages(file: string): void {
  const database = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    const answer = String(database.pragma('quick_check(1)', { simple: true }));
    if (answer !== 'ok') throw new UnsoundFile(answer.replace(/\s+/g, ' '));
  } finally {
    database.close();
  }
}

function prepare(database: SqliteDatabase.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // Ids and titles come in no order: with the default of 2 MB each insert into their indexes reads the disk.
  database.pragma('cache_size = -32000');
  // A file that cannot be written opens all the same, and even begins: only a write tells.
  database.exec(`begin immediate; pragma application_id = ${APPLICATION_ID}; rollback`);
}
