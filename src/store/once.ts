import type { Store } from './open.ts';

/** Does something the first time a store is opened with it, and never again: a failure leaves it to the next start. */
export async function once(
  { db }: Pick<Store, 'db'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const done = await db.selectFrom('meta').where('key', '=', what).select('value').executeTakeFirst();
  if (done) return;
  await work();
  await db
    .insertInto('meta')
    .values({ key: what, value: 'done' })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
}
