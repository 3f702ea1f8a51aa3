import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The cards of these topics show something else than is: they are changed in the next minutes. */
export async function markStale(
  db: Kysely<Database>,
  topicIds: Iterable<string>,
  now: number,
): Promise<void> {
  const ids = [...new Set(topicIds)];
  if (ids.length === 0) return;
  await db
    .updateTable('topic_cards')
    .set({ stale_at: now })
    .where('stale_at', '=', 0)
    .where('over', '=', 0)
    .where('posted_id', 'in', (q) =>
      q
        .selectFrom('posted_subjects')
        .select('posted_subjects.posted_id')
        .where('kind', '=', 'topic')
        .where('subject_id', 'in', ids),
    )
    .execute();
}
