import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Clock, systemClock } from '../clock.ts';
import { BusyWait } from './busy-wait.ts';
import { migrate } from './migrate.ts';
import { openFailure, type StorePlace, sqliteFile } from './open-failure.ts';
import type { Database } from './schema.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { PatientSqliteDialect } from './sqlite-dialect.ts';
import { openSqliteFile } from './sqlite-file.ts';

/** The open store: one set of queries on either engine; only the claim of due work asks which it is. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly engine: 'sqlite' | 'postgres';
  close(): Promise<void>;
}

/** bigint columns (epoch milliseconds, counters) come back as numbers; all of ours are below 2^53. */
const BIGINT = 20;
pg.types.setTypeParser(BIGINT, Number);

/**
 * Opens PostgreSQL when an address is given, else `paperboy.db` in the data folder, and brings its tables up to date.
 * Throws a `ConfigError` of one line when that cannot be; then nothing was changed.
 */
export async function openStore(place: StorePlace, clock: Clock = systemClock): Promise<Store> {
  const store = await connect(place, clock);
  try {
    await migrate(store.db);
    return store;
  } catch (cause) {
    await store.close();
    throw openFailure(place, cause);
  }
}

async function connect(place: StorePlace, clock: Clock): Promise<Store> {
  try {
    return place.databaseUrl ? openPostgres(place.databaseUrl) : await openSqlite(place.dataDir, clock);
  } catch (cause) {
    throw openFailure(place, cause);
  }
}

async function openSqlite(dataDir: string, clock: Clock): Promise<Store> {
  const database = await openSqliteFile(sqliteFile(dataDir), clock);
  const connection = new SqliteConnection(database, new BusyWait(clock));
  const db = new Kysely<Database>({ dialect: new PatientSqliteDialect(database, connection) });
  return { db, engine: 'sqlite', close: () => db.destroy() };
}

function openPostgres(connectionString: string): Store {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A machine that sleeps in the middle of a transaction would hold its rows, and with them every other process.
    idle_in_transaction_session_timeout: 5_000,
  });
  // A connection that breaks is replaced by the pool, and its query fails; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', close: () => db.destroy() };
}
