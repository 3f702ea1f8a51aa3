import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';

/** Opens a new, empty store that is closed and removed after the test. */
export type OpenTestStore = () => Promise<Store>;

/** The facts about one part of the store, the same on either engine. */
export type StoreContract = (openTestStore: OpenTestStore) => void;

/** Runs a contract on SQLite files in temporary folders. */
export function onSqlite(contract: StoreContract): void {
  describe('on SQLite', () => contract(sqliteStores()));
}

/** For tests that just need a store: call at the top of a `describe`. */
export function sqliteStores(): OpenTestStore {
  const folders = temporaryFolders();
  const open = closedAfterEach();
  return () => open(openStore({ dataDir: folders() }));
}

/** Gives new folders, removed after the test. */
export function temporaryFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-'));
    folders.push(folder);
    return folder;
  };
}

/** Keeps what is opened and closes it after the test. */
export function closedAfterEach(): (opening: Promise<Store>) => Promise<Store> {
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });
  return async (opening) => {
    const store = await opening;
    stores.push(store);
    return store;
  };
}
