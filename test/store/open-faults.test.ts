import { hash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { closedAfterEach, temporaryFolders } from '../support/store.ts';

describe('a store that cannot be opened', () => {
  const newFolder = temporaryFolders();
  const open = closedAfterEach();

  /** A store with a few hundred rows, so that damage can hit pages in the middle. */
  async function filledStore(folder: string): Promise<void> {
    const store = await openStore({ dataDir: folder });
    const rows = Array.from({ length: 400 }, (_, i) => ({ key: `key ${i}`, value: 'value '.repeat(40) }));
    await store.db.insertInto('meta').values(rows).execute();
    await store.close();
  }

  async function refusal(folder: string): Promise<string> {
    const before = snapshot(folder);
    const error = await openStore({ dataDir: folder }).then(
      (store: Store) => store.close().then(() => undefined),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(snapshot(folder)).toEqual(before);
    const { problems } = error as ConfigError;
    expect(problems).toHaveLength(1);
    return problems[0] ?? '';
  }

  const file = (folder: string) => path.join(folder, 'paperboy.db');
  /** What could be lost; SQLite may leave an empty log and its index beside it. */
  const snapshot = (folder: string) =>
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm') && statSync(path.join(folder, name)).size > 0)
      .map((name) => [name, hash('sha256', readFileSync(path.join(folder, name)))]);

  it.each([
    ['a text file', (at: string) => writeFileSync(at, 'Dear diary,\n'.repeat(200)), 'it is not SQLite'],
    ['an empty file', (at: string) => writeFileSync(at, ''), 'it is empty'],
    ['half of a header', (at: string) => truncateSync(at, 60), 'another program'],
    ['a damaged header', (at: string) => damage(at, 0, 32), 'it is not SQLite'],
    ['a damaged page', (at: string) => damage(at, 4096 * 20, 4096), ''],
    ['a file cut short', (at: string) => truncateSync(at, 4096 * 30), ''],
  ])('is refused and left alone: %s', async (_what, harm, reason) => {
    const folder = newFolder();
    await filledStore(folder);
    harm(file(folder));
    const problem = await refusal(folder);
    expect(problem).toContain(`${file(folder)} is not a sound Paperboy database (`);
    expect(problem).toContain(reason);
    expect(problem).toContain('restore your newest backup');
  });

  it('is refused when it belongs to another program', async () => {
    const folder = newFolder();
    const foreign = new SqliteDatabase(file(folder));
    foreign.exec('create table bookmarks (url text)');
    foreign.close();
    expect(await refusal(folder)).toContain('it belongs to another program');
  });

  it('is not replaced by a new one when its main file is gone', async () => {
    const folder = newFolder();
    await filledStore(folder);
    copyFileSync(file(folder), `${file(folder)}-wal`);
    rmSync(file(folder));
    expect(await refusal(folder)).toContain('it is missing, but its -wal is there');
  });

  it('is refused when a newer Paperboy made it, with the way out', async () => {
    const folder = newFolder();
    const store = await openStore({ dataDir: folder });
    const later = { name: '999-later', timestamp: '2030-01-01T00:00:00.000Z' };
    await store.db
      .insertInto('kysely_migration' as never)
      .values(later as never)
      .execute();
    await store.close();
    expect(await refusal(folder)).toMatch(
      /made by a newer Paperboy \(it has 999-later\)\. Start that version/,
    );
  });

  it('names a folder that cannot be written', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    const problem = await asNobody(() => refusal(folder));
    expect(problem).toContain(`PAPERBOY_DATA_DIR: ${folder} cannot be written`);
    expect(problem).toContain('set PAPERBOY_DATA_DIR to a folder that is');
  });

  it('names a file that can only be read', async () => {
    const folder = newFolder();
    await filledStore(folder);
    chmodSync(file(folder), 0o444);
    chmodSync(folder, 0o777);
    const attempt = asNobody(() => openStore({ dataDir: folder }));
    await expect(attempt).rejects.toThrow(/PAPERBOY_DATA_DIR: .* cannot be written \(attempt to write/);
  });

  it('says that a file stands where the folder should be', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'taken'), '');
    await expect(openStore({ dataDir: path.join(folder, 'taken') })).rejects.toThrow('cannot be written');
  });

  it('keeps the secret of a PostgreSQL address to itself', async () => {
    const databaseUrl = 'postgres://paperboy:hunter2secret@127.0.0.1:1/paperboy';
    const attempt = openStore({ dataDir: '', databaseUrl });
    await expect(attempt).rejects.toThrow(
      /^DATABASE_URL: the PostgreSQL database did not open \(.*ECONNREFUSED/,
    );
    await expect(attempt).rejects.not.toThrow('hunter2secret');
  });

  it('opens again after a copy of another life is put back', async () => {
    const [folder, backup] = [newFolder(), newFolder()];
    await filledStore(folder);
    copyFileSync(file(folder), file(backup));
    const store = await open(openStore({ dataDir: backup }));
    expect(await store.db.selectFrom('meta').select('key').execute()).toHaveLength(400);
  });
});

function damage(at: string, offset: number, bytes: number): void {
  const content = readFileSync(at);
  content.fill(0xa5, offset, offset + bytes);
  writeFileSync(at, content);
}

/** Root may write everywhere: as root, the test takes the rights of an unprivileged user meanwhile. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
