import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { NewSubscription, PersonalSchedule, SubscriptionStore } from '../topics/subscription-store.ts';
import { newestNumber } from './announced.ts';
import type { Store } from './open.ts';
import { insertPerson, unsubscribe, wakeSchedule } from './personal-schedules.ts';
import { toSchedule } from './schedules.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function subscriptionStore(store: Pick<Store, 'db'>, clock: Clock): SubscriptionStore {
  const { db } = store;
  return {
    join: (subscription) => transact(store, clock, (tx) => join(tx, subscription)),
    leave: (personId, topic, now) =>
      transact(store, clock, (tx) => unsubscribe(tx, { topic, destination: destinationOf(personId) }, now)),
    topicsOf: async (personId) => {
      const rows = await db
        .selectFrom('subscriptions')
        .innerJoin('topics', 'topics.id', 'subscriptions.topic_id')
        .select(['topics.id', 'topics.space_id', 'topics.name', 'topics.emoji', 'topics.rule'])
        .where('subscriptions.destination_id', '=', destinationOf(personId))
        .where('topics.removed_at', '=', 0)
        .orderBy('topics.name_key')
        .execute();
      return rows.map(({ space_id, ...topic }) => ({ ...topic, spaceId: space_id }));
    },
    scheduleOf: (personId) => scheduleOf(db, personId),
    rezone: async (scheduleId, zone, nextAt, now) => {
      await db
        .updateTable('schedules')
        .set({ zone, zone_from: 'chosen', next_at: nextAt, changed_at: now })
        .where('id', '=', scheduleId)
        .execute();
    },
    reopen: (personId) => transact(store, clock, (tx) => reopen(tx, personId)),
  };
}

/** A person has one destination, whether or not the conversation is open: its id must not depend on the channel's. */
const destinationOf = (personId: string) => `direct:${personId}`;

async function join(tx: Transaction<Database>, wanted: NewSubscription) {
  const destination = destinationOf(wanted.personId);
  const held = await tx
    .selectFrom('subscriptions')
    .select('topic_id')
    .where('destination_id', '=', destination)
    .execute();
  if (held.some((row) => row.topic_id === wanted.topicId)) return 'already';
  if (held.length >= wanted.limit) return 'full';
  const newest = await newestNumber(tx);
  await insertPerson(tx, destination, wanted);
  await wakeSchedule(tx, destination, wanted, newest);
  await tx
    .insertInto('subscriptions')
    .values({
      destination_id: destination,
      topic_id: wanted.topicId,
      since_number: newest,
      created_at: wanted.now,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return 'joined';
}

async function scheduleOf(db: Kysely<Database>, personId: string): Promise<PersonalSchedule | undefined> {
  const row = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .selectAll('schedules')
    .select('destinations.state_reason')
    .where('schedules.destination_id', '=', destinationOf(personId))
    .executeTakeFirst();
  return row && { schedule: toSchedule(row), trouble: row.state_reason };
}

async function reopen(tx: Transaction<Database>, personId: string): Promise<void> {
  await tx.updateTable('people').set({ direct_closed_at: 0 }).where('id', '=', personId).execute();
  await tx
    .updateTable('destinations')
    .set({ state: 'ok', state_reason: '' })
    .where('id', '=', destinationOf(personId))
    .execute();
}
