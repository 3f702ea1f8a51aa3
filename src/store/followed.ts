import type { Kysely } from 'kysely';
import { type Followed, WHOLE_FEED } from '../digest/schedule/schedule-store.ts';
import type { Database } from './schema.ts';

/** What each of these destinations follows, by the topics' names; topics that were removed, or whose space was left, do not count. */
export async function followedBy(
  db: Kysely<Database>,
  destinationIds: readonly string[],
): Promise<readonly (readonly Followed[])[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .leftJoin('topics', 'topics.id', 'subscriptions.topic_id')
    .leftJoin('spaces', 'spaces.id', 'topics.space_id')
    .select(['subscriptions.destination_id', 'subscriptions.topic_id', 'subscriptions.since_number'])
    .select(['topics.name', 'topics.rule'])
    .where('subscriptions.destination_id', 'in', [...destinationIds])
    .where((is) => is.or([is('topic_id', '=', WHOLE_FEED), is('topics.removed_at', '=', 0)]))
    .where((is) => is.or([is('spaces.left_at', 'is', null), is('spaces.left_at', '=', 0)]))
    .orderBy('topics.name_key')
    .execute();
  const of = Map.groupBy(rows, ({ destination_id }) => destination_id);
  return destinationIds.map((id) => (of.get(id) ?? []).map(toFollowed));
}

function toFollowed(row: {
  topic_id: string;
  since_number: number;
  name: string | null;
  rule: string | null;
}): Followed {
  return { topicId: row.topic_id, name: row.name ?? '', rule: row.rule ?? '', since: row.since_number };
}
