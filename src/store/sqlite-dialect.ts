import type SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Kysely's SQLite, with what it leaves out: migrations in transactions, writers that queue, waiting that does not block. */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #connection: SqliteConnection;
  readonly #database: SqliteDatabase.Database;

  constructor(database: SqliteDatabase.Database, connection: SqliteConnection) {
    super({ database });
    this.#database = database;
    this.#connection = connection;
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database, this.#connection);
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** SQLite rolls tables back like rows, so a migration killed midway leaves nothing. Kysely assumes that it cannot. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #connection: SqliteConnection;

  constructor(database: SqliteDatabase.Database, connection: SqliteConnection) {
    super({ database });
    this.#connection = connection;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /** Plain `begin` would fail at its first write, without waiting, if another process wrote since its first read. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
