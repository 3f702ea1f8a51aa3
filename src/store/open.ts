import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { ConfigError, describeError } from '../errors.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';

/** The open store: one set of queries on either engine; only the claim of due work asks which it is. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly engine: 'sqlite' | 'postgres';
  close(): Promise<void>;
}

/** bigint columns (epoch milliseconds, counters) come back as numbers; all of ours are below 2^53. */
const BIGINT = 20;
pg.types.setTypeParser(BIGINT, Number);

/** Opens PostgreSQL when an address is given, else `paperboy.db` in the data folder, and brings its tables up to date. */
export async function openStore(where: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<Store> {
  const store = where.databaseUrl ? openPostgres(where.databaseUrl) : openSqlite(where.dataDir);
  try {
    await migrate(store.db);
    return store;
  } catch (cause) {
    await store.close();
    throw cause instanceof ConfigError ? cause : openFailure(where, cause);
  }
}

function openSqlite(dataDir: string): Store {
  const file = path.join(dataDir, 'paperboy.db');
  let sqlite: SqliteDatabase.Database | undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    // better-sqlite3 waits on the main thread: longer waits belong to the caller, asynchronously.
    sqlite = new SqliteDatabase(file, { timeout: 50 });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    const check = sqlite.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(String(check));
  } catch (cause) {
    sqlite?.close();
    throw openFailure({ dataDir }, cause);
  }
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
  return { db, engine: 'sqlite', close: () => db.destroy() };
}

function openPostgres(connectionString: string): Store {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', close: () => db.destroy() };
}

function openFailure(
  where: { dataDir: string; databaseUrl?: string | undefined },
  cause: unknown,
): ConfigError {
  if (cause instanceof ConfigError) return cause;
  const why = describeError(cause);
  if (where.databaseUrl) {
    return new ConfigError(
      [
        `DATABASE_URL: the PostgreSQL database did not open (${why}). Check that the server runs and that the address is right.`,
      ],
      { cause },
    );
  }
  const file = path.join(where.dataDir, 'paperboy.db');
  if (/EACCES|EROFS|EPERM|readonly|unable to open/i.test(why)) {
    return new ConfigError(
      [
        `PAPERBOY_DATA_DIR: ${where.dataDir} cannot be written (${why}). Make it writable, or set PAPERBOY_DATA_DIR to a folder that is.`,
      ],
      { cause },
    );
  }
  return new ConfigError(
    [
      `${file} is not a sound Paperboy database (${why}). Nothing was changed: move the file aside and restore your newest backup, or start in another folder with PAPERBOY_DATA_DIR.`,
    ],
    { cause },
  );
}
