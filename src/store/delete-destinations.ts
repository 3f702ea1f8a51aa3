import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;

/** Deletes destinations with all that is theirs: what they follow, their digests, and what they have had. */
export async function deleteDestinations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = [...ids];
  const schedules = tx.selectFrom('schedules').select('id').where('destination_id', 'in', own);
  const digests = tx.selectFrom('digests').select('id').where('destination_id', 'in', own);
  await tx.deleteFrom('slots').where('schedule_id', 'in', schedules).execute();
  await tx.deleteFrom('digest_papers').where('digest_id', 'in', digests).execute();
  for (const table of OWN)
    await tx
      .deleteFrom(table as 'schedules')
      .where('destination_id', 'in', own)
      .execute();
  await tx.deleteFrom('destinations').where('id', 'in', own).execute();
}

const OWN = [
  ...(['digests', 'deliveries', 'notes', 'shown_papers', 'subscriptions', 'schedules'] as const),
  ...(['learned_words', 'learned_off'] as const),
];
