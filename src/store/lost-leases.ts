import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** See `DeliveryStore`. */
export async function loseLeases(
  tx: Transaction<Database>,
  leaseBefore: number,
  now: number,
): Promise<number> {
  const result = await tx
    .updateTable('deliveries')
    .set({ state: 'unknown', detail: 'stopped while sending', not_before: now, updated_at: now })
    .where('state', '=', 'sending')
    .where('lease_until', '<', leaseBefore)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** See `DeliveryStore`. */
export async function bringBack(tx: Transaction<Database>, beyond: number, now: number): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ not_before: now })
    .where('state', 'in', ['pending', 'unknown'])
    .where('not_before', '>', beyond)
    .execute();
  await tx
    .updateTable('deliveries')
    .set({ lease_until: now })
    .where('state', '=', 'sending')
    .where('lease_until', '>', beyond)
    .execute();
}
