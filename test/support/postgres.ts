import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { closedAfterEach, type OpenTestStore, type StoreContract } from './store.ts';

/** Runs a contract on PostgreSQL: each store is a database of its own on the suite's server. */
export function onPostgres(contract: StoreContract): void {
  describe('on PostgreSQL', () => contract(postgresStores()));
}

/** For tests about PostgreSQL alone: call at the top of a `describe`. */
export function postgresStores(): OpenTestStore {
  const databases = temporaryDatabases();
  const open = closedAfterEach();
  return async () => open(openStore({ dataDir: '', databaseUrl: await databases() }));
}

/** Gives addresses of new, empty databases, dropped after the test. */
export function temporaryDatabases(): () => Promise<string> {
  const names: string[] = [];
  afterEach(async () => {
    for (const name of names.splice(0)) await administer(`drop database if exists ${name} with (force)`);
  });
  return async () => {
    const name = `paperboy_${randomBytes(6).toString('hex')}`;
    await administer(`create database ${name}`);
    names.push(name);
    return `${inject('postgresServer')}/${name}`;
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgresServer')}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
