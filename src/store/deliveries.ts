import type { Kysely } from 'kysely';
import type { Delivery, DeliveryState } from '../digest/delivery/delivery.ts';
import type { DeliveryStore } from '../digest/delivery/delivery-store.ts';
import { claimNext } from './claim.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

export function deliveryStore({ db, engine }: Pick<Store, 'db' | 'engine'>): DeliveryStore {
  return {
    platforms: async () => {
      const rows = await db
        .selectFrom('deliveries')
        .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
        .select('destinations.platform')
        .distinct()
        .where('deliveries.state', 'in', ['pending', 'unknown'])
        .execute();
      return rows.map(({ platform }) => platform);
    },
    claim: async (platform, now, leaseUntil) => {
      const row = await claimNext(db, engine, platform, now, leaseUntil);
      return row && toDelivery(row);
    },
    record: async (delivery, from, change, now) => {
      const result = await db
        .updateTable('deliveries')
        .set({
          state: change.state,
          detail: change.detail,
          not_before: change.notBefore ?? 0,
          updated_at: now,
          ...(change.channelId === undefined ? {} : { channel_id: change.channelId }),
          ...(change.messageId === undefined ? {} : { message_id: change.messageId }),
        })
        .where('key', '=', delivery.key)
        .where('state', '=', from)
        .where('attempts', '=', delivery.attempts)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    loseLeases: async (leaseBefore, now) => {
      const result = await db
        .updateTable('deliveries')
        .set({ state: 'unknown', detail: 'stopped while sending', not_before: now, updated_at: now })
        .where('state', '=', 'sending')
        .where('lease_until', '<', leaseBefore)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
    unknown: async (platform, now) => {
      const rows = await db
        .selectFrom('deliveries')
        .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
        .selectAll('deliveries')
        .where('deliveries.state', '=', 'unknown')
        .where('deliveries.not_before', '<=', now)
        .where('destinations.platform', '=', platform)
        .orderBy('deliveries.created_at')
        .orderBy('deliveries.part')
        .limit(100)
        .execute();
      return rows.map(toDelivery);
    },
    ofDigest: async (digestId) => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('digest_id', '=', digestId)
        .orderBy('part')
        .execute();
      return rows.map(toDelivery);
    },
    expire: async (dueBefore, detail, now) => {
      const rows = await skipPending(db, detail, now)
        .where('digest_id', 'in', (q) =>
          q
            .selectFrom('slots')
            .select('slots.digest_id')
            .where('slots.outcome', '=', 'sending')
            .where('slots.due_at', '<', dueBefore),
        )
        .execute();
      return [...new Set(rows.map(({ digest_id }) => digest_id))];
    },
    supersede: async (scheduleId, detail, now) => {
      const rows = await skipPending(db, detail, now)
        .where('digest_id', 'in', (q) =>
          q.selectFrom('digests').select('digests.id').where('digests.schedule_id', '=', scheduleId),
        )
        .where('digest_id', 'not in', (q) =>
          q.selectFrom('deliveries as left').select('left.digest_id').where('left.state', '!=', 'pending'),
        )
        .execute();
      return [...new Set(rows.map(({ digest_id }) => digest_id))];
    },
    skipRest: async (digestId, detail, now) => {
      await skipPending(db, detail, now).where('digest_id', '=', digestId).execute();
    },
  };
}

function skipPending(db: Kysely<Database>, detail: string, now: number) {
  return db
    .updateTable('deliveries')
    .set({ state: 'skipped', detail, updated_at: now })
    .where('state', '=', 'pending')
    .returning('digest_id');
}

function toDelivery(row: Database['deliveries']): Delivery {
  return {
    key: row.key,
    digestId: row.digest_id,
    destinationId: row.destination_id,
    part: row.part,
    parts: row.parts,
    message: JSON.parse(row.message),
    subjects: JSON.parse(row.subjects),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    detail: row.detail,
  };
}
