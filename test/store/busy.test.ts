import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { closedAfterEach, temporaryFolders } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

describe('a store whose file another program holds', () => {
  const newFolder = temporaryFolders();
  const open = closedAfterEach();

  async function heldStore() {
    const folder = newFolder();
    const clock = steppedClock();
    const store = await open(openStore({ dataDir: folder }, clock));
    const other = new SqliteDatabase(path.join(folder, 'paperboy.db'));
    other.exec('begin immediate');
    const write = (key: string) => store.db.insertInto('meta').values({ key, value: '' }).execute();
    const keys = async () =>
      (await store.db.selectFrom('meta').select('key').execute()).map((row) => row.key);
    return { clock, store, other, write, keys };
  }

  it('waits until it is free', async () => {
    const { clock, other, write, keys } = await heldStore();
    let slept = 0;
    clock.onSleep = (ms) => {
      slept += ms;
      if (slept > 3_000 && other.inTransaction) other.exec('rollback');
    };
    await write('patient');
    expect(await keys()).toEqual(['patient']);
    expect(slept).toBeGreaterThan(3_000);
    other.close();
  });

  it('gives up after five seconds with a clear error, and goes on when it is free', async () => {
    const { clock, other, write, keys } = await heldStore();
    const began = clock.now();
    await expect(write('early')).rejects.toThrow(RetryLater);
    expect(clock.now() - began).toBeGreaterThanOrEqual(5_000);
    expect(clock.now() - began).toBeLessThan(5_100);
    other.exec('rollback');
    await write('late');
    expect(await keys()).toEqual(['late']);
    other.close();
  });

  it('answers a queue of writers within the same five seconds, not in turn', async () => {
    const { clock, other, write } = await heldStore();
    const began = clock.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => write(`w${i}`)));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(clock.now() - began).toBeLessThan(5_100);
    other.close();
  });

  it('can be read meanwhile', async () => {
    const { other, keys } = await heldStore();
    expect(await keys()).toEqual([]);
    other.close();
  });

  it('loses no transaction: all of it happens, or it is refused', async () => {
    const { clock, store, other, keys } = await heldStore();
    clock.onSleep = () => other.inTransaction && other.exec('rollback');
    await store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('meta').values({ key: 'a', value: '' }).execute();
      await transaction.insertInto('meta').values({ key: 'b', value: '' }).execute();
    });
    expect(await keys()).toEqual(['a', 'b']);
    other.close();
  });
});
