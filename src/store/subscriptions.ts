import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { NewSubscription, PersonalSchedule, SubscriptionStore } from '../topics/subscription-store.ts';
import { newestNumber } from './announced.ts';
import { feedOf } from './feed-way.ts';
import { joinAll } from './join-topics.ts';
import type { Store } from './open.ts';
import { unsubscribe } from './personal-schedules.ts';
import { toSchedule } from './schedules.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function subscriptionStore(store: Pick<Store, 'db'>, clock: Clock): SubscriptionStore {
  const { db } = store;
  return {
    join: (subscription) => transact(store, clock, (tx) => joinOne(tx, subscription)),
    leave: (personId, topic, now) =>
      transact(store, clock, (tx) => unsubscribe(tx, { topic, destination: feedOf(personId) }, now)),
    topicsOf: async (personId) => {
      const rows = await db
        .selectFrom('subscriptions')
        .innerJoin('topics', 'topics.id', 'subscriptions.topic_id')
        .select(['topics.id', 'topics.space_id', 'topics.name', 'topics.emoji', 'topics.rule'])
        .where('subscriptions.destination_id', '=', feedOf(personId))
        .where('topics.removed_at', '=', 0)
        .orderBy('topics.name_key')
        .execute();
      return rows.map(({ space_id, ...topic }) => ({ ...topic, spaceId: space_id }));
    },
    scheduleOf: (personId) => scheduleOf(db, personId),
    change: async (scheduleId, { zoneFrom, nextAt, ...rule }, now) => {
      await db
        .updateTable('schedules')
        .set({ ...rule, zone_from: zoneFrom, next_at: nextAt, changed_at: now })
        .where('id', '=', scheduleId)
        .execute();
    },
    pause: async (scheduleId, now) => {
      await db
        .updateTable('schedules')
        .set({ active: 0, changed_at: now })
        .where('id', '=', scheduleId)
        .execute();
    },
    resume: (scheduleId, nextAt, now) => transact(store, clock, (tx) => resume(tx, scheduleId, nextAt, now)),
    reopen: (personId) => transact(store, clock, (tx) => reopen(tx, personId)),
  };
}

async function joinOne(tx: Transaction<Database>, wanted: NewSubscription) {
  const { joined, full, gone } = await joinAll(tx, [wanted]);
  if (gone > 0) return 'gone';
  if (full.length > 0) return 'full';
  return joined.length > 0 ? 'joined' : 'already';
}

async function scheduleOf(db: Kysely<Database>, personId: string): Promise<PersonalSchedule | undefined> {
  const row = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .selectAll('schedules')
    .select('destinations.state_reason')
    .where('schedules.destination_id', '=', feedOf(personId))
    .where('schedules.kind', '=', 'digest')
    .executeTakeFirst();
  return row && { schedule: toSchedule(row), trouble: row.state_reason };
}

/** What was announced meanwhile is not made up for. */
async function resume(tx: Transaction<Database>, id: string, nextAt: number, now: number): Promise<void> {
  const watermark = await newestNumber(tx);
  await tx
    .updateTable('schedules')
    .set({ active: 1, watermark, since: now, next_at: nextAt, changed_at: now })
    .where('id', '=', id)
    .where('active', '=', 0)
    .execute();
}

async function reopen(tx: Transaction<Database>, personId: string): Promise<void> {
  await tx.updateTable('people').set({ direct_closed_at: 0 }).where('id', '=', personId).execute();
  await tx
    .updateTable('destinations')
    .set({ state: 'ok', state_reason: '' })
    .where('id', '=', feedOf(personId))
    .execute();
}
