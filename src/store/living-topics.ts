import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** The topics of these ids that live, and for those that became part of another, that one. */
export async function livingTopics(
  tx: Transaction<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('topics')
    .select(['id', 'removed_at', 'merged_into'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const living = rows.map(({ id, removed_at, merged_into }) => [id, removed_at === 0 ? id : merged_into]);
  return new Map(living.filter(([, now]) => now !== '') as [string, string][]);
}
