import { describe } from 'vitest';
import { closedAfterEach, temporaryFolders } from '../support/store.ts';
import { migrateDigestsContract } from './migrate-digests.contract.ts';

describe('a store of the first version, on SQLite', () => {
  const newFolder = temporaryFolders();
  migrateDigestsContract(async () => ({ dataDir: newFolder() }), closedAfterEach());
});
