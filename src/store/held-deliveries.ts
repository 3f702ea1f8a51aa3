import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { HeldAttempt, HeldStore } from '../digest/held/held-store.ts';
import { heldDeliveries } from './held-rows.ts';
import type { Store } from './open.ts';
import { oweHeld, oweLost } from './owed-papers.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

type Change = { readonly state: 'pending' | 'dropped' | 'sent'; readonly detail: string } & Partial<{
  channel_id: string;
  message_id: string;
}>;

export function heldStore(store: Pick<Store, 'db'>, clock: Clock): HeldStore {
  const { db } = store;
  const end = (attempt: HeldAttempt, change: Change, reason: string, now: number) =>
    transact(store, clock, (tx) => decide(tx, attempt, change, reason, now));
  return {
    ...heldDeliveries(db),
    release: (attempt, reason, now) => end(attempt, { state: 'pending', detail: reason }, reason, now),
    drop: (attempt, reason, now) => end(attempt, { state: 'dropped', detail: reason }, reason, now),
    found: (attempt, { channelId, messageId }, reason, now) => {
      const place = { channel_id: channelId, message_id: messageId };
      return end(attempt, { state: 'sent', detail: '', ...place }, reason, now);
    },
    endWaiting: (dueBefore, detail, now) =>
      transact(store, clock, (tx) => endWaiting(tx, dueBefore, detail, now)),
  };
}

/** A person's feed goes on, and brings what is held once more; a channel keeps the order, and waits for a manager. */
export async function hold(tx: Transaction<Database>, key: string, now: number): Promise<void> {
  await oweHeld(tx, key);
  const held = await tx
    .selectFrom('deliveries')
    .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
    .select(['digest_id', 'part'])
    .where('key', '=', key)
    .where('digest_id', '!=', '')
    .where('destinations.person_id', '=', '')
    .executeTakeFirst();
  if (!held) return;
  await tx
    .updateTable('deliveries')
    .set({ state: 'waiting', detail: `waits for message ${held.part}`, updated_at: now })
    .where('digest_id', '=', held.digest_id)
    .where('part', '>', held.part)
    .where('state', '=', 'pending')
    .execute();
}

async function decide(
  tx: Transaction<Database>,
  { key, attempts }: HeldAttempt,
  change: Change,
  reason: string,
  now: number,
): Promise<boolean> {
  const held = await tx
    .updateTable('deliveries')
    .set({ ...change, not_before: 0, asked_at: now, updated_at: now })
    .where('key', '=', key)
    .where('attempts', '=', attempts)
    .where('state', '=', 'held')
    .returning(['digest_id', 'part'])
    .executeTakeFirst();
  if (!held) return false;
  await tx
    .updateTable('deliveries')
    .set({ state: 'pending', detail: '', not_before: 0, asked_at: now, updated_at: now })
    .where('digest_id', '=', held.digest_id)
    .where('state', '=', 'waiting')
    .execute();
  await reopen(tx, [held.digest_id], reason, now);
  return true;
}

/** The slot has no outcome any more: what comes of its messages will be written anew. */
async function reopen(tx: Transaction<Database>, digests: readonly string[], reason: string, now: number) {
  await tx
    .updateTable('slots')
    .set({ outcome: 'sending', reason, updated_at: now })
    .where('digest_id', 'in', [...digests])
    .execute();
}

/** So many keep a transaction short. */
const DIGESTS_AT_ONCE = 20;

async function endWaiting(tx: Transaction<Database>, dueBefore: number, detail: string, now: number) {
  const digests = await waitingSince(tx, dueBefore);
  if (digests.length === 0) return [];
  await tx
    .updateTable('deliveries')
    .set({ state: 'skipped', detail, updated_at: now })
    .where('digest_id', 'in', digests)
    .where('state', '=', 'waiting')
    .execute();
  for (const digest of digests) await oweLost(tx, digest, ['skipped']);
  await reopen(tx, digests, detail, now);
  return digests;
}

async function waitingSince(db: Kysely<Database>, dueBefore: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('slots', 'slots.digest_id', 'deliveries.digest_id')
    .select('deliveries.digest_id')
    .distinct()
    .where('deliveries.state', '=', 'waiting')
    .where('deliveries.asked_at', '<', dueBefore)
    .where('slots.due_at', '<', dueBefore)
    .limit(DIGESTS_AT_ONCE)
    .execute();
  return rows.map(({ digest_id }) => digest_id);
}
