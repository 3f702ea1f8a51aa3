import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { ConfigError } from '../errors.ts';
import { up as first } from './migrations/001-first.ts';
import { up as digests } from './migrations/002-digests.ts';
import { up as memory } from './migrations/003-memory.ts';
import { up as feedback } from './migrations/004-feedback.ts';
import { up as cards } from './migrations/005-cards.ts';
import { up as topics } from './migrations/006-topics.ts';
import type { Database } from './schema.ts';

/** In order, for ever: a migration that has run somewhere is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '001-first': { up: first },
  '002-digests': { up: digests },
  '003-memory': { up: memory },
  '004-feedback': { up: feedback },
  '005-cards': { up: cards },
  '006-topics': { up: topics },
};

/** Brings the tables up to date, or says why that cannot be. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const unknown = (await applied(db)).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new ConfigError([
      `The database was made by a newer Paperboy (it has ${unknown.join(', ')}). Start that version, or restore a backup from before.`,
    ]);
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function applied(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db
    .selectFrom('kysely_migration' as never)
    .select('name' as never)
    .execute();
  return rows.map((row) => String((row as { name: string }).name));
}
