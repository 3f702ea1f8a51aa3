import { expect, it } from 'vitest';
import type { OpenTestStore } from '../support/store.ts';

export function openContract(openTestStore: OpenTestStore): void {
  it('counts announcements and changes from zero', async () => {
    const { db } = await openTestStore();
    const counters = await db.selectFrom('counters').selectAll().orderBy('name').execute();
    expect(counters).toEqual([
      { name: 'announcement', value: 0 },
      { name: 'change', value: 0 },
    ]);
  });

  it('gives back big numbers as numbers', async () => {
    const { db } = await openTestStore();
    await db.insertInto('counters').values({ name: 'big', value: 1_900_000_000_000 }).execute();
    const row = await db.selectFrom('counters').select('value').where('name', '=', 'big').executeTakeFirst();
    expect(row?.value).toBe(1_900_000_000_000);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const { db } = await openTestStore();
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('meta').values({ key: 'a', value: '1' }).execute();
      throw new Error('midway');
    });
    await expect(failing).rejects.toThrow('midway');
    expect(await db.selectFrom('meta').selectAll().execute()).toEqual([]);
  });

  it('lets many callers write at once', async () => {
    const { db } = await openTestStore();
    const increment = () =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('counters')
          .set((row) => ({ value: row('value', '+', 1) }))
          .where('name', '=', 'change')
          .execute();
      });
    await Promise.all(Array.from({ length: 40 }, increment));
    const row = await db
      .selectFrom('counters')
      .select('value')
      .where('name', '=', 'change')
      .executeTakeFirst();
    expect(row?.value).toBe(40);
  });
}
