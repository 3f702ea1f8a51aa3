import type { Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { DestinationStore } from '../digest/delivery/destination-store.ts';
import type { Destination } from '../digest/schedule/schedule.ts';
import { mailBounced } from './mail-bounced.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function destinationStore(store: Pick<Store, 'db'>, clock: Clock): DestinationStore {
  const { db } = store;
  return {
    get: async (id) => {
      const row = await db
        .selectFrom('destinations')
        .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
        .selectAll('destinations')
        .select('spaces.left_at')
        .where('destinations.id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;
      const left = row.person_id === '' && (row.left_at ?? 0) > 0;
      return { ...toDestination(row), ...(left && LEFT) };
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
    refuse: (id, state, reason, now) => transact(store, clock, (tx) => refuse(tx, id, state, reason, now)),
  };
}

/** Its own state stays as it was, for a return. */
const LEFT = { state: 'gone', stateReason: 'I was removed from there. Invite me again.' } as const;

export function toDestination(row: Selectable<Database['destinations']>): Destination {
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
  tx: Transaction<Database>,
  id: string,
  state: 'gone' | 'refused',
  reason: string,
  now: number,
): Promise<void> {
  if (await mailBounced(tx, id, reason, now)) return;
  const marked = await tx
    .updateTable('destinations')
    .set({ state, state_reason: reason, state_at: now })
    .where('id', '=', id)
    .returning('person_id')
    .executeTakeFirst();
  if (!marked?.person_id) return;
  await tx.updateTable('people').set({ direct_closed_at: now }).where('id', '=', marked.person_id).execute();
}
