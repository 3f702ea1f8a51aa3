import type { Clock } from '../clock.ts';
import type { DeliveryStore } from '../digest/delivery/delivery-store.ts';
import { together } from '../together.ts';
import { claimNext } from './claim.ts';
import { toDelivery } from './delivery-row.ts';
import { bringBack, loseLeases } from './lost-leases.ts';
import type { Store } from './open.ts';
import { type Attempt, recordAttempts } from './record-attempts.ts';
import { digestsBeingSent, skipExpired, skipOlder, skipPending, skipTurnedOff } from './skip-deliveries.ts';
import { transact } from './transact.ts';

export function deliveryStore(store: Pick<Store, 'db' | 'engine'>, clock: Clock): DeliveryStore {
  const { db, engine } = store;
  const record = together((attempts: readonly Attempt[]) =>
    transact(store, clock, (tx) => recordAttempts(tx, clock, attempts)),
  );
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
    claim: async (platform, now, leaseUntil, limit = 1) => {
      const ask = { platform, now, leaseUntil, limit };
      const rows = await transact(store, clock, (tx) => claimNext(tx, engine, ask));
      return rows.map(toDelivery);
    },
    record: (delivery, change, now) => record({ delivery, change, now }),
    // Several rows at once in no order: where two processes meet, one has to begin again.
    loseLeases: (leaseBefore, now) => transact(store, clock, (tx) => loseLeases(tx, leaseBefore, now)),
    bringBack: (beyond, now) => transact(store, clock, (tx) => bringBack(tx, beyond, now)),
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
    messageOf: async (digestId, part) => {
      const row = await db
        .selectFrom('deliveries')
        .select(['channel_id as channelId', 'message_id as messageId'])
        .where('digest_id', '=', digestId)
        .where('part', '=', part)
        .where('state', '=', 'sent')
        .executeTakeFirst();
      return row;
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
    expire: (dueBefore, detail, now) =>
      transact(store, clock, (tx) => skipExpired(tx, dueBefore, detail, now)),
    expireSingles: (madeBefore, detail, now) =>
      transact(store, clock, async (tx) => {
        const singles = skipPending(tx, detail, now).where('digest_id', '=', '');
        await singles.where('created_at', '<', madeBefore).execute();
      }),
    supersede: async (scheduleId, detail, now) => {
      // On most mornings there is none: no transaction then.
      if ((await digestsBeingSent(db, scheduleId)).length === 0) return [];
      return transact(store, clock, (tx) => skipOlder(tx, scheduleId, detail, now));
    },
    dropTurnedOff: (detail, now) => transact(store, clock, (tx) => skipTurnedOff(tx, detail, now)),
  };
}
