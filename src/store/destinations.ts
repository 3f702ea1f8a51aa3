import type { Kysely } from 'kysely';
import type { DestinationStore } from '../digest/delivery/destination-store.ts';
import type { Destination } from '../digest/schedule/schedule.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

export function destinationStore({ db }: Pick<Store, 'db'>): DestinationStore {
  return {
    get: async (id) => {
      const row = await db.selectFrom('destinations').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDestination(row);
    },
    ofChannel: async (platform, channelId) => {
      if (channelId === '') return undefined;
      const row = await db
        .selectFrom('destinations')
        .selectAll()
        .where('platform', '=', platform)
        .where('channel_id', '=', channelId)
        .executeTakeFirst();
      return row && toDestination(row);
    },
    opened: async (id, channelId) => {
      await db.updateTable('destinations').set({ channel_id: channelId }).where('id', '=', id).execute();
    },
    refuse: (id, state, reason, now) => refuse(db, id, state, reason, now),
  };
}

export function toDestination(row: Database['destinations']): Destination {
  return {
    id: row.id,
    spaceId: row.space_id,
    platform: row.platform,
    kind: row.kind as Destination['kind'],
    channelId: row.channel_id,
    personId: row.person_id,
    name: row.name,
    state: row.state as Destination['state'],
    stateReason: row.state_reason,
  };
}

async function refuse(
  db: Kysely<Database>,
  id: string,
  state: 'gone' | 'refused',
  reason: string,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const marked = await tx
      .updateTable('destinations')
      .set({ state, state_reason: reason, state_at: now })
      .where('id', '=', id)
      .returning('person_id')
      .executeTakeFirst();
    if (!marked?.person_id) return;
    await tx
      .updateTable('people')
      .set({ direct_closed_at: now })
      .where('id', '=', marked.person_id)
      .execute();
  });
}
