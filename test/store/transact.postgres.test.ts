import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { transact } from '../../src/store/transact.ts';
import { postgresStores } from '../support/postgres.ts';
import { steppedClock } from '../support/store-clock.ts';

describe('a transaction on PostgreSQL', () => {
  const openTestStore = postgresStores();

  it('begins again when its connection is cut, and happens once', async () => {
    const store = await openTestStore();
    let tries = 0;
    await transact(store, steppedClock(), async (transaction) => {
      await transaction.insertInto('meta').values({ key: 'once', value: '' }).execute();
      if (tries++ === 0) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    });
    expect(tries).toBe(2);
    expect(await store.db.selectFrom('meta').select('key').execute()).toEqual([{ key: 'once' }]);
  });

  it('begins again when its process slept in it for too long', async () => {
    const store = await openTestStore();
    let tries = 0;
    await transact(store, steppedClock(), async (transaction) => {
      await transaction.insertInto('meta').values({ key: 'once', value: '' }).execute();
      if (tries++ > 0) return;
      await sql`set local idle_in_transaction_session_timeout = '20ms'`.execute(transaction);
      await sql`select pg_sleep(0.3)`.execute(store.db);
    });
    expect(tries).toBe(2);
    expect(await store.db.selectFrom('meta').select('key').execute()).toEqual([{ key: 'once' }]);
  });

  it('begins again after a serialization failure, but not for ever', async () => {
    const store = await openTestStore();
    let tries = 0;
    const failing = transact(store, steppedClock(), async (transaction) => {
      tries++;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(transaction);
    });
    await expect(failing).rejects.toThrow('again');
    expect(tries).toBe(4);
  });

  it('does not repeat what will not change', async () => {
    const store = await openTestStore();
    let tries = 0;
    const failing = transact(store, steppedClock(), async (transaction) => {
      tries++;
      await sql`select 1 / 0`.execute(transaction);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(tries).toBe(1);
  });
});
