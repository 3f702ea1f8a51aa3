import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { temporaryDatabases } from '../support/postgres.ts';
import { closedAfterEach } from '../support/store.ts';

describe('a migration on PostgreSQL', () => {
  const newDatabase = temporaryDatabases();
  const open = closedAfterEach();

  it('runs once when several open the store at once', async () => {
    const place = { dataDir: '', databaseUrl: await newDatabase() };
    const stores = await Promise.all([1, 2, 3].map(() => open(openStore(place))));
    for (const { db } of stores)
      expect(await db.selectFrom('counters').selectAll().execute()).toHaveLength(2);
  });
});
