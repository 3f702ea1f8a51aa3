import type { Transaction } from 'kysely';
import type { TopicMerge } from '../topics/topic-store.ts';
import type { Database } from './schema.ts';
import { markStale } from './stale-cards.ts';

type Tx = Transaction<Database>;

/** Ends one topic in another: who followed it follows the other from where they began, cards show the other, ids lead to it. */
export async function mergeTopics(tx: Tx, { from, into, spaceId, at, rule }: TopicMerge): Promise<boolean> {
  if (!(await holdBoth(tx, [from, into], spaceId))) return false;
  if (rule) await tx.updateTable('topics').set(rule).where('id', '=', into).execute();
  await moveSubscriptions(tx, from, into);
  await moveCards(tx, from, into);
  await tx.updateTable('topics').set({ merged_into: into }).where('merged_into', '=', from).execute();
  await tx.updateTable('topics').set({ removed_at: at, merged_into: into }).where('id', '=', from).execute();
  await markStale(tx, [into], at);
  return true;
}

/** Writes what stands there, so that a merge the other way round waits, and then finds them gone. False when one is no more. */
async function holdBoth(tx: Tx, ids: readonly string[], spaceId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('topics')
    .set({ removed_at: 0 })
    .where('id', 'in', ids)
    .where('space_id', '=', spaceId)
    .where('removed_at', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 2n;
}

/** Who follows both has begun when they began with the first of them. */
async function moveSubscriptions(tx: Tx, from: string, into: string): Promise<void> {
  const earlier = await tx
    .selectFrom('subscriptions as old')
    .innerJoin('subscriptions as kept', 'kept.destination_id', 'old.destination_id')
    .select(['old.destination_id', 'old.since_number'])
    .where('old.topic_id', '=', from)
    .where('kept.topic_id', '=', into)
    .whereRef('old.since_number', '<', 'kept.since_number')
    .execute();
  for (const { destination_id, since_number } of earlier) {
    await tx
      .updateTable('subscriptions')
      .set({ since_number })
      .where('destination_id', '=', destination_id)
      .where('topic_id', '=', into)
      .execute();
  }
  await tx
    .deleteFrom('subscriptions')
    .where('topic_id', '=', from)
    .where('destination_id', 'in', (q) =>
      q.selectFrom('subscriptions as kept').select('kept.destination_id').where('kept.topic_id', '=', into),
    )
    .execute();
  await tx.updateTable('subscriptions').set({ topic_id: into }).where('topic_id', '=', from).execute();
}

/** A message that shows both shows the other once. */
async function moveCards(tx: Tx, from: string, into: string): Promise<void> {
  await tx
    .deleteFrom('posted_subjects')
    .where('kind', '=', 'topic')
    .where('subject_id', '=', from)
    .where('posted_id', 'in', (q) =>
      q
        .selectFrom('posted_subjects as kept')
        .select('kept.posted_id')
        .where('kept.kind', '=', 'topic')
        .where('kept.subject_id', '=', into),
    )
    .execute();
  await tx
    .updateTable('posted_subjects')
    .set({ subject_id: into })
    .where('kind', '=', 'topic')
    .where('subject_id', '=', from)
    .execute();
}
