import { describe } from 'vitest';
import { temporaryDatabases } from '../support/postgres.ts';
import { closedAfterEach } from '../support/store.ts';
import { migrateDigestsContract } from './migrate-digests.contract.ts';

describe('a store of the first version, on PostgreSQL', () => {
  const newDatabase = temporaryDatabases();
  migrateDigestsContract(async () => ({ dataDir: '', databaseUrl: await newDatabase() }), closedAfterEach());
});
