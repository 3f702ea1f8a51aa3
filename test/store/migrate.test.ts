import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { closedAfterEach, temporaryFolders } from '../support/store.ts';

describe('a migration', () => {
  const newFolder = temporaryFolders();
  const open = closedAfterEach();

  it('leaves nothing behind when it fails at its last table', async () => {
    const folder = newFolder();
    const raw = await emptyStoreFile(folder);
    raw.exec('create table leases (taken text)');
    raw.close();
    await expect(openStore({ dataDir: folder })).rejects.toThrow('already exists');
    const after = new SqliteDatabase(path.join(folder, 'paperboy.db'), { readonly: true });
    expect(tables(after)).toEqual(['leases']);
    after.close();
  });

  it('killed at any moment, goes on at the next start', async () => {
    const folder = newFolder();
    for (let wait = 20; wait < 200; wait += 30) {
      const script = new URL('../support/store-open-child.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      const timer = setTimeout(() => child.kill('SIGKILL'), wait / 10);
      await once(child, 'exit');
      clearTimeout(timer);
    }
    const store = await open(openStore({ dataDir: folder }));
    expect(await store.db.selectFrom('counters').selectAll().execute()).toHaveLength(2);
  });

  it('runs once when two open the store at once', async () => {
    const folder = newFolder();
    const place = { dataDir: folder };
    const [one, two] = await Promise.all([open(openStore(place)), open(openStore(place))]);
    await one.db.insertInto('meta').values({ key: 'from one', value: '' }).execute();
    expect(await two.db.selectFrom('meta').select('key').execute()).toEqual([{ key: 'from one' }]);
    expect(await two.db.selectFrom('counters').selectAll().execute()).toHaveLength(2);
  });
});

/** A file as the very first start makes it, before any table. */
async function emptyStoreFile(folder: string): Promise<SqliteDatabase.Database> {
  await (await openStore({ dataDir: folder })).close();
  const raw = new SqliteDatabase(path.join(folder, 'paperboy.db'));
  for (const name of [...tables(raw), 'kysely_migration', 'kysely_migration_lock']) {
    raw.exec(`drop table if exists ${name}`);
  }
  return raw;
}

function tables(raw: SqliteDatabase.Database): string[] {
  const rows = raw
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'kysely%'",
    )
    .all();
  return rows.map((row) => row.name);
}
