import type { Transaction } from 'kysely';
import type { NewSubscription } from '../topics/subscription-store.ts';
import type { Database } from './schema.ts';

/** A person as a destination; the conversation opens with the first message. */
export async function insertPerson(tx: Transaction<Database>, id: string, wanted: NewSubscription) {
  await tx
    .insertInto('destinations')
    .values({
      id,
      space_id: wanted.spaceId,
      platform: wanted.platform,
      kind: 'direct',
      channel_id: '',
      person_id: wanted.personId,
      name: '',
      state: 'ok',
      state_reason: '',
      state_at: wanted.now,
      created_at: wanted.now,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Makes the schedule, or wakes one that rests; one that runs stays as it is. */
export async function wakeSchedule(
  tx: Transaction<Database>,
  destination: string,
  { schedule, now }: NewSubscription,
  newest: number,
) {
  const awake = {
    zone: schedule.zone,
    zone_from: schedule.zoneFrom,
    active: 1,
    watermark: newest,
    since: now,
    next_at: schedule.nextAt,
    changed_at: now,
  };
  await tx
    .insertInto('schedules')
    .values({
      ...awake,
      id: schedule.id,
      destination_id: destination,
      cron: schedule.cron,
      budget: schedule.budget,
      layout: 'compact',
      say_quiet: 0,
      created_at: now,
    })
    .onConflict((clash) =>
      clash.columns(['destination_id', 'kind']).doUpdateSet(awake).where('schedules.active', '=', 0),
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
  return destinations.length > 0;
}

const DESTINATIONS_AT_ONCE = 500;

async function endSubscriptions(
  tx: Transaction<Database>,
  topic: string,
  destinations: readonly string[],
  now: number,
): Promise<void> {
  const theirs = tx.updateTable('schedules').where('destination_id', 'in', [...destinations]);
  // Held first: somebody who joins another topic meanwhile waits, and then finds the schedule resting and wakes it.
  await theirs.set((q) => ({ changed_at: q.ref('changed_at') })).execute();
  await tx
    .deleteFrom('subscriptions')
    .where('topic_id', '=', topic)
    .where('destination_id', 'in', [...destinations])
    .execute();
  await theirs
    .set({ active: 0, changed_at: now })
    .where('active', '=', 1)
    .where('destination_id', 'in', (q) =>
      q.selectFrom('destinations').select('destinations.id').where('destinations.person_id', '!=', ''),
    )
    .where('destination_id', 'not in', (q) =>
      q
        .selectFrom('subscriptions')
        .select('subscriptions.destination_id')
        .where('subscriptions.destination_id', 'in', [...destinations]),
    )
    .execute();
}
