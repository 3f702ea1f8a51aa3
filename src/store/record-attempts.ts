import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Delivery, DeliveryState } from '../digest/delivery/delivery.ts';
import type { DeliveryChange } from '../digest/delivery/delivery-store.ts';
import { hold } from './held-deliveries.ts';
import { oweLost } from './owed-papers.ts';
import { rememberAll } from './remember-posted.ts';
import type { Database } from './schema.ts';
import { settleDigests } from './settle.ts';
import { skipPending } from './skip-deliveries.ts';

/** A message that is known to stand there is sent, whatever was thought of it meanwhile. */
const LEARNS: Readonly<Partial<Record<DeliveryState, readonly DeliveryState[]>>> = {
  sent: ['sending', 'unknown', 'pending'],
};

/** What came of sending a message once. */
export interface Attempt {
  readonly delivery: Delivery;
  readonly change: DeliveryChange;
  readonly now: number;
}

/** What came of attempts: each is recorded and what stands there remembered, and slots all of whose messages have ended get their outcome. */
export async function recordAttempts(
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
