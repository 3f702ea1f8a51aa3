import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { onSqlite, sqliteStores } from '../support/store.ts';
import { openContract } from './open.contract.ts';

onSqlite(openContract);

describe('on SQLite', () => {
  const openTestStore = sqliteStores();

  it('has on the disk what it has acknowledged, also when the power goes (E2)', async () => {
    const { db } = await openTestStore();
    const ask = async (name: string) => (await sql.raw(`pragma ${name}`).execute(db)).rows;
    expect(await ask('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    const FULL = 2;
    expect(await ask('synchronous')).toEqual([{ synchronous: FULL }]);
  });
});
