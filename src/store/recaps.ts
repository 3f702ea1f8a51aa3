import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { NewRecap, RecapStore } from '../recap/recap-store.ts';
import { newestNumber } from './announced.ts';
import type { Store } from './open.ts';
import { weekOf } from './recap-week.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** Recaps as schedules of their own kind. */
export function recapStore(store: Pick<Store, 'db'>, clock: Clock): RecapStore {
  const { db } = store;
  return {
    week: (destination, week) => weekOf(db, destination, week),
    set: (recap) =>
      transact(store, clock, async (tx) => {
        await putDestination(tx, recap);
        await putSchedule(tx, recap);
      }),
  };
}

/** A channel that has a digest already stays as it is. */
async function putDestination(tx: Kysely<Database>, { destination, now }: NewRecap): Promise<void> {
  await tx
    .insertInto('destinations')
    .values({
      id: destination.id,
      space_id: destination.spaceId,
      platform: destination.platform,
      kind: destination.kind,
      channel_id: destination.channelId,
      person_id: '',
      name: destination.name,
      state: 'ok',
      state_reason: '',
      state_at: now,
      created_at: now,
    })
    .onConflict((clash) => clash.column('id').doUpdateSet({ state: 'ok', state_reason: '', state_at: now }))
    .execute();
}

async function putSchedule(tx: Kysely<Database>, recap: NewRecap): Promise<void> {
  const set = {
    cron: recap.cron,
    zone: recap.zone,
    zone_from: recap.zoneFrom,
    set_by: recap.setBy,
    active: 1,
    watermark: await newestNumber(tx),
    since: recap.now,
    next_at: recap.nextAt,
    changed_at: recap.now,
  };
  await tx
    .insertInto('schedules')
    .values({
      ...set,
      id: recap.scheduleId,
      destination_id: recap.destination.id,
      kind: 'recap',
      budget: 0,
      layout: 'compact',
      say_quiet: 0,
      created_at: recap.now,
    })
    .onConflict((clash) => clash.column('id').doUpdateSet(set))
    .execute();
}
