import type { Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Delivery, DeliveryState, Under } from '../digest/delivery/delivery.ts';
import type { DeliveryChange, DeliveryStore } from '../digest/delivery/delivery-store.ts';
import { together } from '../together.ts';
import { claimNext } from './claim.ts';
import { hold } from './held-deliveries.ts';
import { bringBack, loseLeases } from './lost-leases.ts';
import type { Store } from './open.ts';
import { oweLost } from './owed-papers.ts';
import { rememberAll } from './posted.ts';
import type { Database } from './schema.ts';
import { settleDigests } from './settle.ts';
import { digestsBeingSent, skipExpired, skipOlder, skipPending, skipTurnedOff } from './skip-deliveries.ts';
import { transact } from './transact.ts';

export function deliveryStore(store: Pick<Store, 'db' | 'engine'>, clock: Clock): DeliveryStore {
  const { db, engine } = store;
  const record = together((attempts: readonly Attempt[]) =>
    transact(store, clock, (tx) => recordAll(tx, clock, attempts)),
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

/** A message that is known to stand there is sent, whatever was thought of it meanwhile. */
const LEARNS: Readonly<Partial<Record<DeliveryState, readonly DeliveryState[]>>> = {
  sent: ['sending', 'unknown', 'pending'],
};

interface Attempt {
  readonly delivery: Delivery;
  readonly change: DeliveryChange;
  readonly now: number;
}

/** What came of attempts: each is recorded and what stands there remembered, and slots all of whose messages have ended get their outcome. */
async function recordAll(
  tx: Transaction<Database>,
  clock: Clock,
  attempts: readonly Attempt[],
): Promise<readonly boolean[]> {
  await remember(tx, clock, attempts);
  const recorded: boolean[] = [];
  for (const attempt of attempts) recorded.push(await record(tx, attempt));
  await settleDigests(
    tx,
    attempts.map(({ delivery }) => delivery.digestId),
    Math.max(...attempts.map(({ now }) => now)),
  );
  return recorded;
}

async function remember(tx: Transaction<Database>, clock: Clock, attempts: readonly Attempt[]) {
  const sent = attempts.filter(({ change }) => change.state === 'sent');
  if (sent.length === 0) return;
  const ids = sent.map(({ delivery }) => delivery.destinationId);
  const rows = await tx
    .selectFrom('destinations')
    .select(['id', 'platform', 'space_id'])
    .where('id', 'in', ids)
    .execute();
  const places = new Map(rows.map((row) => [row.id, row]));
  const all = sent.flatMap(({ delivery, change: { channelId = '', messageId = '' } }) => {
    const place = places.get(delivery.destinationId);
    if (!place) return [];
    const ref = { platform: place.platform, channelId, messageId };
    return [{ ref, spaceId: place.space_id, subjects: delivery.subjects }];
  });
  await rememberAll(tx, clock, all);
}

async function record(
  tx: Transaction<Database>,
  { delivery: { key, digestId, attempts }, change, now }: Attempt,
): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({
      state: change.state,
      detail: change.detail,
      not_before: change.notBefore ?? 0,
      updated_at: now,
      ...(change.channelId === undefined ? {} : { channel_id: change.channelId }),
      ...(change.messageId === undefined ? {} : { message_id: change.messageId }),
    })
    .where('key', '=', key)
    .where('attempts', '=', attempts)
    .where('state', 'in', [...(LEARNS[change.state] ?? ['sending', 'unknown'])])
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  if (change.state === 'held') await hold(tx, key, now);
  if (change.state === 'failed' && digestId !== '') await endDigest(tx, digestId, change, now);
  return true;
}

/** The parts after one that failed would be torn out of their digest. */
async function endDigest(
  tx: Transaction<Database>,
  digestId: string,
  { detail, unfit }: DeliveryChange,
  now: number,
): Promise<void> {
  await skipPending(tx, detail, now).where('digest_id', '=', digestId).execute();
  await oweLost(tx, digestId, unfit ? ['skipped'] : ['failed', 'skipped']);
}

function toDelivery(row: Selectable<Database['deliveries']>): Delivery {
  return {
    key: row.key,
    digestId: row.digest_id,
    destinationId: row.destination_id,
    part: row.part,
    parts: row.parts,
    message: JSON.parse(row.message),
    subjects: JSON.parse(row.subjects),
    under: underOf(row),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    detail: row.detail,
    madeAt: row.created_at,
  };
}

function underOf(row: Selectable<Database['deliveries']>): Under | undefined {
  if (row.under_part > 0) return { part: row.under_part };
  if (row.under_message === '') return undefined;
  return { channelId: row.under_channel, messageId: row.under_message };
}
