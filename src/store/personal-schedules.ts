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
      clash.column('destination_id').doUpdateSet(awake).where('schedules.active', '=', 0),
    )
    .execute();
}

/** People who follow nothing get nothing; their schedule stays for when they come back. */
export async function restIdlePeople(tx: Transaction<Database>, now: number): Promise<void> {
  await tx
    .updateTable('schedules')
    .set({ active: 0, changed_at: now })
    .where('active', '=', 1)
    .where('destination_id', 'in', (q) =>
      q.selectFrom('destinations').select('destinations.id').where('destinations.person_id', '!=', ''),
    )
    .where('destination_id', 'not in', (q) =>
      q.selectFrom('subscriptions').select('subscriptions.destination_id'),
    )
    .execute();
}
