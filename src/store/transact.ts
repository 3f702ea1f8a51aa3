import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

const TRIES = 4;

/** PostgreSQL's ways to say "again": serialization, deadlock, server going down, connection cut, statement cancelled. */
const AGAIN = new Set([
  '40001',
  '40P01',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '25P03',
  '08006',
  '08003',
  '08001',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * Runs `work` in one transaction, again from its beginning when the database asks for that. `work` awaits nothing but the
 * database: on SQLite it holds the only connection, and the event loop.
 */
export async function transact<T>(
  { db }: Pick<Store, 'db'>,
  clock: Clock,
  work: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tried === TRIES || !isPassing(error)) throw error;
      await clock.sleep(20 * 2 ** tried * (0.5 + clock.random()));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AGAIN.has(code) || /Connection terminated|connection timeout|not queryable/i.test(error.message);
}
