import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Topic, TopicReach } from '../topics/api.ts';
import type { NewTopic, TopicStore } from '../topics/topic-store.ts';
import { mergeTopics } from './merge-topics.ts';
import type { Store } from './open.ts';
import { unsubscribe } from './personal-schedules.ts';
import type { Database } from './schema.ts';
import { markStale } from './stale-cards.ts';
import { takeIntoMenus } from './take-into-menus.ts';
import { transact } from './transact.ts';

export function topicStore(store: Pick<Store, 'db'>, clock: Clock): TopicStore {
  const { db } = store;
  return {
    ofSpace: async (spaceId) => {
      const rows = await living(db).where('space_id', '=', spaceId).orderBy('name_key').execute();
      return rows.map(toTopic);
    },
    find: async (spaceId, idOrNameKey) => {
      const row = await living(db)
        .where('space_id', '=', spaceId)
        .where((is) => is.or([is('id', '=', idOrNameKey), is('name_key', '=', idOrNameKey)]))
        .executeTakeFirst();
      const found = row ?? (await mergedInto(db, spaceId, idOrNameKey));
      return found && toTopic(found);
    },
    insert: (topic) => transact(store, clock, (tx) => insert(tx, topic)),
    update: async (topic) => {
      const changed = (await update(db, topic)) === 1n;
      if (changed) await markStale(db, [topic.id], clock.now());
      return changed;
    },
    remove: (topicId, at) => transact(store, clock, (tx) => remove(tx, topicId, at)),
    merge: (merge) => transact(store, clock, (tx) => mergeTopics(tx, merge)),
    reach: (topicId) => reach(db, topicId),
    followers: (spaceId) => followers(db, spaceId),
  };
}

function living(db: Kysely<Database>) {
  return db
    .selectFrom('topics')
    .select(['id', 'space_id', 'name', 'emoji', 'rule'])
    .where('removed_at', '=', 0);
}

/** What a topic of this id became part of. */
function mergedInto(db: Kysely<Database>, spaceId: string, id: string) {
  return living(db)
    .where('space_id', '=', spaceId)
    .where('id', '=', (q) => q.selectFrom('topics as old').select('old.merged_into').where('old.id', '=', id))
    .executeTakeFirst();
}

function toTopic(row: { id: string; space_id: string; name: string; emoji: string; rule: string }): Topic {
  return { id: row.id, spaceId: row.space_id, name: row.name, emoji: row.emoji, rule: row.rule };
}

function toRow(topic: NewTopic): Insertable<Database['topics']> {
  return {
    id: topic.id,
    space_id: topic.spaceId,
    name: topic.name,
    name_key: topic.nameKey,
    emoji: topic.emoji,
    rule: topic.rule,
    analyzer: topic.analyzer,
    created_by: topic.createdBy,
    created_at: topic.createdAt,
    removed_at: 0,
  };
}

async function insert(tx: Transaction<Database>, topic: NewTopic): Promise<boolean> {
  const result = await tx
    .insertInto('topics')
    .values(toRow(topic))
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await takeIntoMenus(tx, topic, topic.createdAt);
  return true;
}

async function update(
  db: Kysely<Database>,
  { id, spaceId, name, nameKey, emoji, rule, analyzer }: Parameters<TopicStore['update']>[0],
): Promise<bigint> {
  const others = db
    .selectFrom('topics as other')
    .select('other.id')
    .where('other.space_id', '=', spaceId)
    .where('other.removed_at', '=', 0)
    .where('other.id', '!=', id)
    .where((is) => is.or([is('other.name_key', '=', nameKey), is('other.emoji', '=', emoji)]));
  const result = await db
    .updateTable('topics')
    .set({ name, name_key: nameKey, emoji, rule, analyzer })
    .where('id', '=', id)
    .where('space_id', '=', spaceId)
    .where('removed_at', '=', 0)
    .where(({ not, exists }) => not(exists(others)))
    .executeTakeFirst();
  return result.numUpdatedRows;
}

async function remove(tx: Transaction<Database>, topic: string, at: number): Promise<void> {
  await tx.updateTable('topics').set({ removed_at: at }).where('id', '=', topic).execute();
  await unsubscribe(tx, { topic }, at);
}

async function followers(db: Kysely<Database>, spaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('topics', 'topics.id', 'subscriptions.topic_id')
    .innerJoin('destinations', 'destinations.id', 'subscriptions.destination_id')
    .select((q) => ['topics.id as id', q.fn.countAll<number>().as('people')])
    .where('topics.space_id', '=', spaceId)
    .where('destinations.person_id', '!=', '')
    .groupBy('topics.id')
    .execute();
  return new Map(rows.map(({ id, people }) => [id, Number(people)]));
}

async function reach(db: Kysely<Database>, topicId: string): Promise<TopicReach> {
  const followers = db
    .selectFrom('subscriptions')
    .innerJoin('destinations', 'destinations.id', 'subscriptions.destination_id')
    .select((q) => q.fn.countAll<number | string>().as('number'))
    .where('topic_id', '=', topicId);
  const people = await followers.where('destinations.person_id', '!=', '').executeTakeFirst();
  const channels = await followers.where('destinations.person_id', '=', '').executeTakeFirst();
  return { people: Number(people?.number ?? 0), channels: Number(channels?.number ?? 0) };
}
