import type { Transaction } from 'kysely';
import type { NewSubscription } from '../topics/subscription-store.ts';
import { feedOf } from './feed-way.ts';
import type { Database } from './schema.ts';
import { markStale } from './stale-cards.ts';

/** People as destinations; each conversation opens with the first message. */
export async function insertFeeds(tx: Transaction<Database>, all: readonly NewSubscription[]): Promise<void> {
  const rows = all.map(({ personId, spaceId, platform, now }) => ({
    ...{ id: feedOf(personId), space_id: spaceId, platform, kind: 'direct', channel_id: '' },
    ...{ person_id: personId, name: '', state: 'ok', state_reason: '', state_at: now, created_at: now },
  }));
  await tx
    .insertInto('destinations')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Makes the schedules, or wakes those that rest; one that runs stays as it is. */
export async function wakeSchedules(
  tx: Transaction<Database>,
  all: readonly NewSubscription[],
  newest: number,
): Promise<void> {
  const rows = all.map(({ personId, schedule, now }) => ({
    ...{ id: schedule.id, destination_id: feedOf(personId), cron: schedule.cron, zone: schedule.zone },
    ...{ zone_from: schedule.zoneFrom, budget: schedule.budget, layout: 'compact', say_quiet: 0, active: 1 },
    ...{ watermark: newest, since: now, next_at: schedule.nextAt, changed_at: now, created_at: now },
  }));
  await tx
    .insertInto('schedules')
    .values(rows)
    .onConflict((clash) =>
      clash
        .columns(['destination_id', 'kind'])
        .doUpdateSet((row) => ({
          zone: row.ref('excluded.zone'),
          zone_from: row.ref('excluded.zone_from'),
          active: row.ref('excluded.active'),
          watermark: row.ref('excluded.watermark'),
          since: row.ref('excluded.since'),
          next_at: row.ref('excluded.next_at'),
          changed_at: row.ref('excluded.changed_at'),
        }))
        .where('schedules.active', '=', 0),
    )
    .execute();
}

/**
 * Ends subscriptions: one of a destination, or all of a topic. People who then follow nothing get nothing; their
 * schedule stays for when they come back. False when there was none.
 */
export async function unsubscribe(
  tx: Transaction<Database>,
  which: { readonly topic: string; readonly destination?: string },
  now: number,
): Promise<boolean> {
  const followers = tx
    .selectFrom('subscriptions')
    .select('destination_id')
    .where('topic_id', '=', which.topic);
  const rows = await (which.destination === undefined
    ? followers
    : followers.where('destination_id', '=', which.destination)
  ).execute();
  const destinations = rows.map(({ destination_id }) => destination_id);
  for (let at = 0; at < destinations.length; at += DESTINATIONS_AT_ONCE) {
    await endSubscriptions(tx, which.topic, destinations.slice(at, at + DESTINATIONS_AT_ONCE), now);
  }
  await markStale(tx, [which.topic], now);
  return destinations.length > 0;
}

const DESTINATIONS_AT_ONCE = 500;

async function endSubscriptions(
  tx: Transaction<Database>,
  topic: string,
  destinations: readonly string[],
  now: number,
): Promise<void> {
  await holdSchedules(tx, destinations);
  await tx
    .deleteFrom('subscriptions')
    .where('topic_id', '=', topic)
    .where('destination_id', 'in', [...destinations])
    .execute();
  await restSchedules(tx, destinations, now);
}

/** Before their subscriptions end: somebody who joins another topic meanwhile waits, and then finds the schedule resting and wakes it. */
export async function holdSchedules(
  tx: Transaction<Database>,
  destinations: readonly string[],
): Promise<void> {
  await tx
    .updateTable('schedules')
    .set((q) => ({ changed_at: q.ref('changed_at') }))
    .where('destination_id', 'in', [...destinations])
    .execute();
}

/** Puts the schedules of people to rest who follow nothing any more. */
export async function restSchedules(
  tx: Transaction<Database>,
  destinations: readonly string[],
  now: number,
): Promise<void> {
  await tx
    .updateTable('schedules')
    .where('destination_id', 'in', [...destinations])
    .set({ active: 0, changed_at: now })
    .where('active', '=', 1)
    .where('destination_id', 'in', (q) =>
      q
        .selectFrom('destinations')
        .select('destinations.id')
        .where('destinations.id', 'in', [...destinations])
        .where('destinations.person_id', '!=', ''),
    )
    .where('destination_id', 'not in', (q) =>
      q
        .selectFrom('subscriptions')
        .select('subscriptions.destination_id')
        .where('subscriptions.destination_id', 'in', [...destinations]),
    )
    .execute();
}
