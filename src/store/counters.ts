import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Holds the paper counters until the transaction ends, so that numbers are given in the order of commits. Whoever follows
 * them by "greater than the last one seen" would otherwise skip what commits late.
 */
export async function holdCounters(transaction: Transaction<Database>): Promise<void> {
  await transaction
    .updateTable('counters')
    .set((row) => ({ value: row.ref('value') }))
    .where('name', '=', 'change')
    .execute();
}

/** Takes the next `count` numbers and gives the first of them. */
export async function takeNumbers(
  transaction: Transaction<Database>,
  name: 'announcement' | 'change',
  count: number,
): Promise<number> {
  const row = await transaction
    .updateTable('counters')
    .set((counter) => ({ value: counter('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value - count + 1;
}
